package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Provider;
import org.parley.tests.phone.RingingCall;

/** A server that is full and then asked to stop still lets telephones of ours call for help. */
class DrainTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    @Proves("emergency")
    void callsForHelpPassTheCapAndTheDrain(@TempDir Path folder) throws Exception {
        try (MediaClock clock = new MediaClock();
                Provider provider = Provider.open(clock)) {
            String settings = "sip.drain = 1 s\nsip.max-calls = 1\nsip.trunks = [{ name = provider, host = 127.0.0.1,"
                    + " port = " + provider.port()
                    + ", user = \"5551000\", secret = s3cret, register = true, addresses = [\"127.0.0.1:"
                    + provider.port() + "\"] }]";
            try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings);
                    Phone phone = Phone.udp(clock, server.sip())) {
                provider.registered(SOON);
                PhoneCall listening = phone.call("404").answered();
                assertThat(phone.to("404").dial().status()).isEqualTo(503);
                PhoneCall first =
                        phone.to("112").as(phone.account("101", "sip-101")).dial();
                RingingCall help = provider.proved(SOON);
                help.ring().answer();
                first.answered();
                server.terminate();
                listening.ended(SOON);
                assertThat(phone.to("404").dial().status()).isEqualTo(503);
                PhoneCall second =
                        phone.to("9112").as(phone.account("102", "sip-102")).dial();
                RingingCall moreHelp = provider.proved(SOON);
                moreHelp.ring().answer();
                second.answered();
                assertThat(server.isRunning()).isTrue();
                assertThat(first.isEnded()).isFalse();
                first.hangUp();
                help.ended(SOON);
                assertThat(second.isEnded()).isFalse();
                second.hangUp();
                moreHelp.ended(SOON);
                Eventually.get("the server to end", SOON, server::isRunning, running -> !running);
            }
        }
    }
}
