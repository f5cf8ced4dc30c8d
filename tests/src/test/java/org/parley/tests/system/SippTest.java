package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A second independent caller: SIPp with its own standard scenario. */
@ExtendWith(OnSharedServer.class)
class SippTest {
    @TempDir
    Path folder;

    private final ServerUnderTest server;

    SippTest(ServerUnderTest server) {
        this.server = server;
    }

    @Test
    void sippSetsUpAndEndsCalls() throws Exception {
        assertThat(sipp("u1")).isZero();
        assertThat(sipp("t1")).isZero();
    }

    private int sipp(String transport) throws IOException, InterruptedException {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "sipp")));
        if (!installed && Boolean.getBoolean("external.required")) {
            throw new AssertionError("SIPp is required but not installed (Debian: sip-tester)");
        }
        assumeTrue(installed, "SIPp is not installed (Debian: sip-tester): its calls are left out");
        Process process = new ProcessBuilder(
                        "sipp",
                        "127.0.0.1:" + server.sip().getPort(),
                        "-sn",
                        "uac",
                        "-s",
                        "404",
                        "-i",
                        "127.0.0.1",
                        "-t",
                        transport,
                        "-m",
                        "20",
                        "-r",
                        "10",
                        "-d",
                        "300",
                        "-timeout",
                        "30s",
                        "-timeout_error",
                        "-nostdin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp.out").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("SIPp ended").isTrue();
        return process.exitValue();
    }
}
