package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
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
@Order(1)
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

    @Test
    @Proves({"12", "two-languages", "by-phone-alone"})
    void poundPoundMakesEverythingSpanish() throws Exception {
        short[] message = Sound.speech(39, 2);
        try (Phone phone = Phone.udp(clock, server.sip())) {
            try (Caller caller = new Caller(phone.call("3107"))) {
                caller.presses("#");
                caller.hearsBeep();
                caller.says(message);
                caller.hangsUp();
            }
            server.rest("107").awaitMessages(1, SOON);
            try (Caller owner = new Caller(phone.call("404"))) {
                owner.hears("center/enter-extension");
                owner.presses("##");
                owner.expects("es-US").hears("center/enter-extension");
                owner.presses("107#");
                owner.hears("center/enter-pin");
                owner.presses("71075#");
                owner.hears("center/you-have");
                owner.hears("center/new-message-and");
                owner.hears("center/your-presence-is");
                owner.hears("center/main-menu");
                owner.presses("1");
                owner.hears("center/message-from");
                owner.hears(message);
                owner.hears("center/message-menu");
                for (String menu : new String[] {
                    "#center/main-menu",
                    "4settings/menu",
                    "1presence/menu",
                    "#settings/menu",
                    "2name/menu",
                    "#settings/menu",
                    "3greeting/menu",
                    "#settings/menu",
                    "5pin/enter-new",
                    "#settings/menu",
                    "#center/main-menu",
                    "3send/enter-recipient",
                    "#center/main-menu"
                }) {
                    owner.presses(menu.substring(0, 1));
                    owner.hears(menu.substring(1));
                }
                owner.presses("##");
                owner.expects("en-US").hears("center/main-menu");
            }
        }
    }

    /** Keys that follow are typed ahead. */
    private Caller logsIn(Phone phone, String extension) throws Exception {
        Caller owner = new Caller(phone.call("6" + extension));
        owner.hears("center/enter-pin");
        owner.presses("7" + extension + "5#");
        return owner;
    }

    private double heardBy(String extension, short[] sound) throws Exception {
        Rest mailbox = server.rest(extension);
        String id = mailbox.awaitMessages(1, SOON).get(0).id();
        return Correlation.of(sound, mailbox.audio(id)).match();
    }
}
