package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneAccount.Registered;

/** Telephones register, and others only try. */
@ExtendWith(OnTelephoneServer.class)
@ResourceLock("telephones")
@Execution(ExecutionMode.SAME_THREAD)
class RegistrationTest {
    private final ServerUnderTest server;
    private final MediaClock clock;

    RegistrationTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    void aTelephoneRegistersRefreshesAndGoes() throws Exception {
        for (String algorithm : new String[] {"SHA-256", "MD5"}) {
            try (Phone phone = Phone.udp(clock, server.sip());
                    Phone second = Phone.tcp(clock, server.sip())) {
                PhoneAccount account = phone.account("102", "sip-102").algorithm(algorithm);
                Registered first = account.register(300);
                assertThat(first.status()).isEqualTo(200);
                assertThat(first.contacts()).singleElement().asString().contains(account.user(), "expires=300");
                PhoneAccount other = second.account("102", "sip-102").algorithm(algorithm);
                assertThat(other.register(300).contacts()).hasSize(2);
                assertThat(account.again(120).contacts()).hasSize(2);
                assertThat(account.again(0).contacts()).hasSize(1);
                assertThat(other.forgetAll().contacts()).isEmpty();
            }
        }
    }

    /** RFC 4475 §3.3.12 to §3.3.14: what belongs to the contact, and what to its URI. */
    @Test
    void whatTheUriOfAContactCarriesIsKeptAndNothingElse() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneAccount account = phone.account("105", "sip-105");
            assertThat(registered(account, "<sip:105@127.0.0.1:5999>;unknownparam"))
                    .startsWith("<sip:105@127.0.0.1:5999>")
                    .doesNotContain("unknownparam");
            assertThat(registered(account, "<sip:105@127.0.0.1:5999;unknownparam>"))
                    .startsWith("<sip:105@127.0.0.1:5999;unknownparam>");
            assertThat(registered(account, "<sip:105@127.0.0.1:5999?Route=%3Csip:sip.example.com%3E>"))
                    .startsWith("<sip:105@127.0.0.1:5999?Route=%3Csip:sip.example.com%3E>");
        }
    }

    private static String registered(PhoneAccount account, String contact) throws Exception {
        Registered answer = account.contact(contact).register(300);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contacts()).hasSize(1);
        account.forgetAll();
        return answer.contacts().get(0);
    }

    @Test
    void expiryHasBounds() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneAccount account = phone.account("103", "sip-103");
            Registered brief = account.register(5);
            assertThat(brief.status()).isEqualTo(423);
            assertThat(brief.text()).contains("Min-Expires: 60");
            assertThat(account.again(1_000_000).contacts())
                    .singleElement()
                    .asString()
                    .contains("expires=7200");
            assertThat(account.forgetAll().status()).isEqualTo(200);
        }
    }

    @Test
    void aWrongSecretNeverRegistersAndAnUnknownExtensionIsAnsweredAlike() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            Registered wrong = phone.account("104", "sip-105").register(300);
            Registered unknown = phone.account("199", "sip-199").register(300);
            assertThat(wrong.status()).isEqualTo(403);
            assertThat(unknown.status()).isEqualTo(wrong.status());
            assertThat(line(unknown.text())).isEqualTo(line(wrong.text()));
            Registered foreign = phone.account("104", "sip-104").register(300);
            assertThat(foreign.status()).isEqualTo(200);
        }
        assertThat(server.output())
                .containsPattern("SIP authentication failed: source=127\\.0\\.0\\.1 transport=udp method=REGISTER"
                        + " user=\"104\" reason=wrong-secret");
    }

    private static String line(String message) {
        return message.substring(0, message.indexOf('\r'));
    }

    @Test
    void anOverheardProofIsWorthNothing() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneAccount account = phone.account("105", "sip-105");
            assertThat(account.register(300).status()).isEqualTo(200);
            Registered replayed = account.replay(300);
            assertThat(replayed.status()).isEqualTo(401);
            assertThat(replayed.text()).contains("stale=true");
            assertThat(account.register(300).status()).isEqualTo(200);
        }
    }

    @Test
    void whoSaysToBeAnExtensionMustProveItWhetherItExistsOrNot() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            for (String extension : new String[] {"101", "198"}) {
                assertThat(phone.to("404")
                                .from(extension)
                                .at("127.0.0.1")
                                .dial()
                                .status())
                        .as(extension)
                        .isEqualTo(407);
            }
            assertThat(phone.to("404")
                            .from("101")
                            .at("elsewhere.invalid")
                            .dial()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aProvedTelephoneIsAskedForItsPinOnly() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.to("404")
                        .as(phone.account("101", "sip-101"))
                        .dial()
                        .answered())) {
            caller.hears("center/enter-pin");
        }
    }

    @Test
    void registrationsOutliveARestart(@TempDir Path folder) throws Exception {
        try (ServerUnderTest own = ServerUnderTest.start(folder.resolve("data"));
                Phone phone = Phone.udp(clock, own.sip())) {
            assertThat(phone.account("106", "sip-106").register(600).status()).isEqualTo(200);
            Eventually.get(
                    "the registration to be kept",
                    Duration.ofSeconds(5),
                    () -> own.platform("/gateway/registrations?node=main"),
                    text -> text.contains("sip:106@"));
            own.kill();
            own.launch();
            try (Phone other = Phone.udp(clock, own.sip())) {
                Registered second = other.account("106", "sip-106").register(600);
                assertThat(second.contacts()).hasSize(2);
            }
        }
    }
}
