package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;

/** Telephones that speak SIP over TLS. */
class TlsTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    @Test
    void telephonesRegisterAndCallEachOther(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "sip",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        keys.toString(),
                        "-storepass",
                        "testing")
                .inheritIO()
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        int port = Ports.free();
        String settings = "sip.tls { port = " + port + ", keystore = \"" + keys + "\", password = testing }";
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
                MediaClock clock = new MediaClock()) {
            InetSocketAddress tls = new InetSocketAddress("127.0.0.1", port);
            try (Phone alice = Phone.tls(clock, tls);
                    Phone bob = Phone.tls(clock, tls)) {
                PhoneAccount caller = alice.account("100", "sip-100");
                assertThat(caller.register(300).status()).isEqualTo(200);
                assertThat(bob.account("101", "sip-101").register(300).status()).isEqualTo(200);
                PhoneCall call = alice.to("101").as(caller).dial();
                try (RingingCall ringing = bob.awaitRing(SOON).ring()) {
                    ringing.answer();
                    call.answered();
                    assertThat(call.reinvite("sendrecv")).isEqualTo("sendrecv");
                    ringing.hangUp();
                    call.ended(SOON);
                }
            }
        }
    }
}
