package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.RingingCall;
import org.parley.tests.phone.Sound;

/**
 * One way through each menu by telephone, with sound: what is recorded is what is heard. A server of its own and
 * extensions of its own for each test, so that they can run side by side.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.CONCURRENT)
class MenusTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private MediaClock clock;
    private ServerUnderTest server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        clock = new MediaClock();
        server = ServerUnderTest.start(data);
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
        clock.close();
    }

    @Test
    @Proves({"18", "29", "30", "44", "49", "50", "56", "57", "by-phone-alone"})
    void whatIsSentIsHeardAnsweredAndForwarded() throws Exception {
        short[] message = Sound.speech(31, 2);
        short[] reply = Sound.speech(32, 2);
        short[] introduction = Sound.speech(33, 2);
        try (Phone phone = Phone.udp(clock, server.sip())) {
            try (Caller owner = logsIn(phone, "100")) {
                owner.presses("3");
                owner.hears("send/enter-recipient");
                owner.presses("101#");
                recordsAndSends(owner, "send/record", message);
            }
            assertThat(heardBy("101", message)).isGreaterThan(0.95);
            try (Caller owner = logsIn(phone, "101")) {
                owner.presses("1");
                owner.hears("center/message-from");
                owner.hears(message);
                owner.hears("center/menu-reply");
                owner.presses("1");
                recordsAndSends(owner, "send/record", reply);
                owner.hears("center/message-menu");
                owner.presses("2");
                owner.hears("send/enter-recipient");
                owner.presses("102#");
                recordsAndSends(owner, "send/record-introduction", introduction);
            }
            assertThat(heardBy("100", reply)).isGreaterThan(0.95);
            try (Caller owner = logsIn(phone, "102")) {
                owner.presses("1");
                owner.hears("center/original-message");
                owner.hears(introduction);
                owner.hears(message);
            }
        }
    }

    @Test
    @Proves({"pause", "by-phone-alone"})
    void aMessagePausesAndGoesOn() throws Exception {
        short[] message = Sound.speech(34, 8);
        try (Phone phone = Phone.udp(clock, server.sip())) {
            try (Caller caller = new Caller(phone.call("3103"))) {
                caller.presses("#");
                caller.hearsBeep();
                caller.says(message);
                caller.hangsUp();
            }
            server.rest("103").awaitMessages(1, SOON);
            try (Caller owner = logsIn(phone, "103")) {
                owner.presses("1");
                owner.hears(Arrays.copyOf(message, 8_000));
                owner.presses("5");
                owner.hears("center/paused");
                owner.presses("5");
                owner.hears(Arrays.copyOfRange(message, 40_000, 60_000));
                owner.hears("center/message-menu");
            }
        }
    }

    @Test
    @Proves({"67", "68", "71", "87", "by-phone-alone"})
    void nameAndGreetingAreHeardByCallers() throws Exception {
        short[] name = Sound.speech(35, 2);
        short[] greeting = Sound.speech(36, 2);
        try (Phone phone = Phone.udp(clock, server.sip())) {
            try (Caller owner = logsIn(phone, "104")) {
                owner.presses("42");
                owner.hears("name/menu");
                owner.presses("2");
                records(owner, "name/record", name);
                owner.hears("name/options");
                owner.presses("1");
                owner.hears("name/saved");
                try (Caller caller = new Caller(phone.call("3104"))) {
                    caller.hears("deposit/you-have-reached");
                    caller.hears(name);
                }
                owner.presses("30");
                owner.hears("greeting/record-first");
                owner.presses("1");
                records(owner, "greeting/record", greeting);
                owner.hears("greeting/options");
                owner.presses("1");
                owner.hears("greeting/saved");
            }
            try (Caller caller = new Caller(phone.call("3104"))) {
                caller.hears(greeting);
                caller.hearsBeep();
            }
        }
    }

    @Test
    @Proves({"63", "64", "by-phone-alone"})
    void presenceIsChanged() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller owner = logsIn(phone, "105")) {
            owner.hears("center/main-menu");
            owner.presses("41");
            owner.hears("center/your-presence-is");
            owner.hears("presence/menu");
            owner.presses("6");
            owner.hears("presence/is-now");
            owner.hears("presence/away");
            owner.hears("settings/menu");
        }
    }

    @Test
    @Proves({"77", "by-phone-alone"})
    void aPinThatCountsIsRefused() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller owner = logsIn(phone, "106")) {
            owner.presses("45");
            owner.hears("pin/enter-new");
            owner.presses("12345#");
            owner.hears("pin/sequence");
            owner.hears("pin/enter-new");
        }
    }

    @Test
    @Proves({"201", "by-phone-alone"})
    void theAttendantLeadsToAnExtension() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("400"))) {
            caller.hears("attendant/welcome");
            caller.presses("106");
            caller.hears("center/one-moment");
            caller.hears("deposit/you-have-reached");
        }
    }

    @Test
    @Proves({"24", "by-phone-alone"})
    void starAndAnExtensionRingsItsTelephone() throws Exception {
        short[] said = Sound.speech(37, 2);
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = bob.account("108", "sip-108");
            assertThat(called.register(300).status()).isEqualTo(200);
            try (Caller owner = logsIn(alice, "108")) {
                owner.presses("*108");
                try (RingingCall ringing = bob.awaitRing(SOON).ring()) {
                    ringing.answer();
                    ringing.talksAllTheTime(said);
                    owner.hears(said);
                    owner.hangsUp();
                    ringing.ended(SOON);
                }
            }
            called.forgetAll();
        }
    }

    @Test
    @Proves("91")
    void starAndAnExtensionInMidRecordDeliversAndRings() throws Exception {
        short[] message = Sound.speech(38, 2);
        try (Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = bob.account("100", "sip-100");
            assertThat(called.register(300).status()).isEqualTo(200);
            try (Caller caller = new Caller(alice.call("3109"))) {
                caller.presses("#");
                caller.hearsBeep();
                caller.says(message);
                caller.presses("*100");
                try (RingingCall ringing = bob.awaitRing(SOON).ring()) {
                    assertThat(heardBy("109", message)).isGreaterThan(0.95);
                    ringing.refuse("486 Busy Here");
                    caller.hears("deposit/you-have-reached");
                }
            }
            called.forgetAll();
        }
    }

    /** Keys that follow are typed ahead. */
    private Caller logsIn(Phone phone, String extension) throws Exception {
        Caller owner = new Caller(phone.call("6" + extension));
        owner.hears("center/enter-pin");
        owner.presses("7" + extension + "5#");
        return owner;
    }

    private static void recordsAndSends(Caller owner, String instruction, short[] sound) {
        records(owner, instruction, sound);
        owner.hears("send/options");
        owner.presses("1");
        owner.hears("deposit/message-sent");
    }

    private static void records(Caller owner, String instruction, short[] sound) {
        owner.hears(instruction);
        owner.hearsBeep();
        owner.says(sound);
        owner.presses("#");
    }

    private double heardBy(String extension, short[] sound) throws Exception {
        Rest mailbox = server.rest(extension);
        String id = mailbox.awaitMessages(1, SOON).get(0).id();
        return Correlation.of(sound, mailbox.audio(id)).match();
    }
}
