package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Provider;
import org.parley.tests.phone.RingingCall;

/** A provider: we register there, calls go out with our account, its calls come in. */
class TrunkTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    @Test
    void callsGoOutByTheProviderAndComeInFromIt(@TempDir Path folder) throws Exception {
        try (MediaClock clock = new MediaClock();
                Provider provider = Provider.open(clock)) {
            String settings = "sip.trunks = [{ name = provider, host = 127.0.0.1, port = " + provider.port()
                    + ", user = \"5551000\", secret = s3cret, domain = provider.invalid, register = true,"
                    + " expires = 2 minutes, addresses = [\"127.0.0.1:" + provider.port() + "\"], inbound = \"404\" }]";
            try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), settings)) {
                assertThat(provider.registered(SOON)).isEqualTo("5551000");
                try (Phone phone = Phone.udp(clock, server.sip());
                        Caller incoming = new Caller(provider.phone()
                                .to("5551000")
                                .from("101")
                                .at("127.0.0.1")
                                .dial()
                                .answered())) {
                    incoming.hears("center/enter-extension");
                    PhoneAccount allowed = phone.account("109", "sip-109");
                    PhoneCall call = phone.to("95557777").as(allowed).dial();
                    RingingCall far = provider.proved(SOON);
                    far.ring().answer();
                    call.answered();
                    assertThat(far.from()).isEqualTo("5551000");
                    assertThat(far.refer(
                                    "<sip:95550000@127.0.0.1:" + server.sip().getPort() + ">"))
                            .as("the outside sends nobody anywhere")
                            .isEqualTo(603);
                    assertThat(server.output()).contains("transfer refused: user=\"\" target=\"95550000\"");
                    call.hangUp();
                    far.ended(SOON);
                    try (Caller without = new Caller(phone.to("95557777")
                            .as(phone.account("101", "sip-101"))
                            .dial()
                            .answered())) {
                        without.hears("outside/not-allowed");
                    }
                    assertThat(phone.to("95557777").dial().status()).isEqualTo(404);
                    PhoneCall emergency =
                            phone.to("112").as(phone.account("101", "sip-101")).dial();
                    RingingCall help = provider.proved(SOON);
                    help.refuse("486 Busy Here");
                    assertThat(emergency.status()).isEqualTo(486);
                }
            }
        }
    }
}
