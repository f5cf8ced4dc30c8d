package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;

/** SIPp as the provider: a trunk registers there with digest, a call goes out with it, a call comes in. */
class SippTrunkTest {
    @TempDir
    Path folder;

    @Test
    void sippIsTheProvider() throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "sipp")));
        if (!installed && Boolean.getBoolean("external.required")) {
            throw new AssertionError("SIPp is required but not installed (Debian: sip-tester)");
        }
        assumeTrue(installed, "SIPp is not installed (Debian: sip-tester): it is no provider");
        int port = Ports.free();
        int calling = Ports.free();
        String settings = "sip.trunks = [{ name = sipp, host = 127.0.0.1, port = " + port
                + ", user = \"5551000\", secret = s3cret, domain = provider.invalid, register = true,"
                + " expires = 10 minutes, addresses = [\"127.0.0.1:" + port + "\", \"127.0.0.1:" + calling
                + "\"], inbound = \"404\" }]";
        Path scenario = folder.resolve("provider.xml");
        try (InputStream file = SippTrunkTest.class.getResourceAsStream("/sipp/provider.xml")) {
            Files.copy(file, scenario);
        }
        // the scenario runs twice: for the registration and for the call
        Process provider = sipp("provider", "-sf", scenario.toString(), "-p", String.valueOf(port), "-m", "2");
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
                MediaClock clock = new MediaClock();
                Phone phone = Phone.udp(clock, server.sip())) {
            PhoneCall call = phone.to("95557777")
                    .as(phone.account("109", "sip-109"))
                    .dial()
                    .answered();
            call.hangUp();
            ends(provider, "provider");
            String us = "127.0.0.1:" + server.sip().getPort();
            Process caller =
                    sipp("caller", us, "-sn", "uac", "-s", "5551000", "-p", String.valueOf(calling), "-m", "3");
            ends(caller, "caller");
        } finally {
            provider.destroy();
        }
    }

    private Process sipp(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("sipp"));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-i", "127.0.0.1", "-timeout", "60s", "-timeout_error", "-nostdin"));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".out").toFile())
                .start();
    }

    private void ends(Process process, String name) throws InterruptedException, IOException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(name + " ends").isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve(name + ".out")))
                .isZero();
    }
}
