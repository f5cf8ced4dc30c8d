package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.G711;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Pace;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.Sound;

/** SIP as telephones use it, well and badly. */
@ExtendWith(OnSharedServer.class)
@Execution(ExecutionMode.CONCURRENT)
class CallsTest {
    private final ServerUnderTest server;
    private final MediaClock clock;

    CallsTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    void optionsIsAnswered() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Phone other = Phone.tcp(clock, server.sip())) {
            assertThat(phone.options()).isEqualTo(200);
            assertThat(other.options()).isEqualTo(200);
        }
    }

    @Test
    void aCallThatIsCancelledEndsWith487() throws Exception {
        int cancelled = 0;
        try (Phone phone = Phone.udp(clock, server.sip())) {
            for (int attempt = 0; attempt < 20 && cancelled == 0; attempt++) {
                PhoneCall call = phone.to("404").dial();
                int status = call.cancel();
                assertThat(status).isIn(200, 487);
                if (status == 487) {
                    cancelled++;
                } else {
                    call.hangUp();
                }
            }
        }
        assertThat(cancelled).as("CANCEL came in time once in 20 calls").isEqualTo(1);
    }

    @Test
    void aNumberThatIsNoneIsNotFound() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            assertThat(phone.to("777777").dial().status()).isEqualTo(404);
        }
    }

    @Test
    void anExtensionThatIsNoneIsSaidSo() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("3199"))) {
            caller.hears("system/invalid-extension");
            caller.isHungUpOn();
        }
    }

    @Test
    @Proves({"13", "14", "unknown-alike"})
    void threeWrongPinsEndTheCallWhetherTheMailboxExistsOrNot() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            for (String extension : new String[] {"109", "999"}) {
                try (Caller caller = new Caller(phone.call("404"))) {
                    caller.hears("center/enter-extension");
                    caller.presses(extension + "#");
                    for (int attempt = 0; attempt < 3; attempt++) {
                        caller.hears("center/enter-pin");
                        caller.presses("99999#");
                        caller.hears("center/incorrect");
                    }
                    caller.hears("system/goodbye");
                    caller.isHungUpOn();
                }
            }
        }
    }

    @Test
    void aCallerWithoutRtpIsSpokenToAndLeavesNothing() throws Exception {
        Rest mailbox = server.rest("109");
        mailbox.clear();
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.to("3109").mute().dial().answered())) {
            caller.hears("deposit/leave-a-message");
            caller.hearsBeep();
            caller.listensFor("deposit/nothing-heard", Duration.ofSeconds(15)).orElseThrow();
            caller.isHungUpOn();
        }
        assertThat(mailbox.messages()).isEmpty();
    }

    @Test
    void aCallByTcpInALawLeavesItsMessage() throws Exception {
        Rest mailbox = server.rest("100");
        mailbox.clear();
        short[] message = Sound.speech(13, 3);
        try (Phone phone = Phone.tcp(clock, server.sip());
                Caller caller = new Caller(
                        phone.to("3100").codec(G711.PCMA).named("Ada").dial().answered())) {
            caller.hears("deposit/you-have-reached");
            caller.presses("#");
            caller.hearsBeep();
            caller.says(message);
            caller.hangsUp();
            Rest.Message listed =
                    mailbox.awaitMessages(1, Duration.ofSeconds(2)).get(0);
            assertThat(listed.fromName()).isEqualTo("Ada");
            assertThat(Correlation.of(message, mailbox.audio(listed.id())).match())
                    .isGreaterThan(0.95);
        }
    }

    @Test
    void aCallOnHoldHearsNothingAndGoesOnAfterwards() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("404"))) {
            caller.hears("center/enter-extension");
            assertThat(caller.call().reinvite("sendonly")).isIn("recvonly", "inactive");
            assertThat(caller.call().reinvite("sendrecv")).isEqualTo("sendrecv");
            caller.presses("101#");
            caller.hears("center/enter-pin");
        }
    }

    @Test
    void theStreamIsWholeAndSteady() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("404"))) {
            caller.hears("center/enter-extension");
            caller.presses("101#");
            caller.hears("center/enter-pin");
            Pace pace = Pace.of(caller.heard().packets());
            assertThat(pace.gaps()).as("%s", pace).isZero();
            assertThat(pace.perSecond()).as("%s", pace).isBetween(49.0, 51.0);
        }
    }

    @Test
    void callsThatVanishLeaveTheServerWell() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            for (int i = 0; i < 20; i++) {
                PhoneCall call = phone.to("404").dial();
                call.status();
                call.abandon();
            }
            try (Caller caller = new Caller(phone.call("404"))) {
                caller.hears("center/enter-extension");
            }
        }
    }
}
