package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.sip.ScriptedPlatform;

/** SIPp's own caller, which knows nothing of us. */
class SippTest {

    @BeforeEach
    void sippIsThere() {
        boolean installed = Arrays.stream(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "sipp")));
        if (Boolean.getBoolean("external.required")) {
            assertTrue(installed, "sipp is not installed: apt-get install sip-tester");
        }
        assumeTrue(installed, "sipp is not installed, so its caller is not tried");
    }

    @ParameterizedTest
    @ValueSource(strings = {"u1", "t1", "tn"})
    void fiftyCallsASecond(String transport) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            int status = sipp(
                    "-sn",
                    "uac",
                    "-t",
                    transport,
                    "-m",
                    "100",
                    "-r",
                    "50",
                    "-d",
                    "300",
                    "-s",
                    "3101",
                    "-i",
                    "127.0.0.1",
                    "-timeout",
                    "30s",
                    "-timeout_error",
                    "-nostdin",
                    "-max_socket",
                    "500",
                    "127.0.0.1:" + rig.gateway().sipAddress().getPort());
            assertThat(status).isZero();
            assertThat(rig.gateway().statistics().answered()).isEqualTo(100);
        }
    }

    private static int sipp(String... arguments) throws IOException, InterruptedException {
        String[] command = new String[arguments.length + 1];
        command[0] = "sipp";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        Path log = Files.createTempFile("sipp", ".log");
        Process process = new ProcessBuilder(command)
                .directory(log.getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        if (process.exitValue() != 0) {
            System.err.println(Files.readString(log, StandardCharsets.ISO_8859_1));
        }
        return process.exitValue();
    }
}
