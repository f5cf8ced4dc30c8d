package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.Sound;

/**
 * Somebody's first day with a mailbox, by telephone alone: PIN, name, greetings, presence; then messages come, are answered,
 * forwarded, sent to an alias and to everybody. A server of its own, because that reaches every mailbox.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Order(1)
class NewUserTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final short[] NAME = Sound.speech(51, 1.5);
    private static final short[] GREETING = Sound.speech(52, 2);
    private static final short[] AWAY = Sound.speech(53, 2);
    private static final short[] MESSAGE = Sound.speech(54, 2);
    private static final short[] REPLY = Sound.speech(55, 2);
    private static final short[] INTRODUCTION = Sound.speech(56, 2);
    private static final short[] TO_ALIAS = Sound.speech(57, 2);
    private static final short[] TO_ALL = Sound.speech(58, 2);

    private MediaClock clock;
    private ServerUnderTest server;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        clock = new MediaClock();
        server = ServerUnderTest.start(data);
        Rest administrator = server.rest("100");
        assertThat(administrator.put("/api/v1/aliases/200", "{\"name\":\"Team\",\"members\":[\"100\",\"101\"]}"))
                .isEqualTo(200);
        assertThat(administrator.send("POST", "/api/v1/users/109/pin-due", "").statusCode())
                .isEqualTo(204);
    }

    @AfterAll
    void stop() throws IOException {
        server.close();
        clock.close();
    }

    @Test
    @Proves({
        "2",
        "15",
        "18",
        "29",
        "30",
        "44",
        "46",
        "47",
        "49",
        "50",
        "56",
        "57",
        "67",
        "68",
        "71",
        "72",
        "76",
        "80",
        "87",
        "by-phone-alone"
    })
    void aNewUserLivesByTelephoneAlone() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            setsUp(phone);
            aColleagueLeavesAMessage(phone);
            answersForwardsAndSends(phone);
            aFriendListens(phone);
        }
        has(heardIn("100", 2), TO_ALIAS, TO_ALL);
        has(heardIn("101", 3), REPLY, TO_ALIAS, TO_ALL);
        has(heardIn("102", 2), INTRODUCTION, MESSAGE, TO_ALL);
        has(heardIn("108", 1), TO_ALL);
        assertThat(server.rest("109").messages()).as("the sender's own").hasSize(1);
    }

    private void setsUp(Phone phone) throws Exception {
        try (Caller user = new Caller(phone.call("404"))) {
            does(user, "center/enter-extension", "109#");
            does(user, "center/enter-pin", "71095#");
            user.hears("pin/must-change");
            does(user, "pin/enter-new", "48265#");
            does(user, "pin/enter-again", "48265#");
            does(user, "pin/changed", "42");
            does(user, "name/menu", "2");
            records(user, "name/record", NAME);
            does(user, "name/options", "1");
            does(user, "name/saved", "2");
            user.hears(NAME);
            user.presses("#3");
            for (Greeting one : List.of(new Greeting("0", GREETING), new Greeting("6", AWAY))) {
                does(user, "greeting/menu", one.key());
                does(user, "greeting/record-first", "1");
                records(user, "greeting/record", one.sound());
                does(user, "greeting/options", "1");
                user.hears("greeting/saved");
            }
            user.presses("#1");
            does(user, "presence/menu", "6");
            user.hears("presence/is-now");
            user.hears("presence/away");
            user.hangsUp();
        }
    }

    private record Greeting(String key, short[] sound) {}

    private void aColleagueLeavesAMessage(Phone phone) throws Exception {
        PhoneAccount colleague = phone.account("101", "sip-101");
        try (Caller caller = new Caller(phone.to("3109").as(colleague).dial().answered())) {
            caller.hears(AWAY);
            caller.hearsBeep();
            caller.says(MESSAGE);
            caller.hangsUp();
        }
        server.rest("109").awaitMessages(1, SOON);
    }

    private void answersForwardsAndSends(Phone phone) throws Exception {
        try (Caller user = new Caller(phone.call("6109"))) {
            does(user, "center/enter-pin", "48265#");
            user.hears("center/you-have");
            user.presses("1");
            user.hears("center/message-from");
            user.hears(MESSAGE);
            does(user, "center/menu-reply", "1");
            sends(user, "send/record", REPLY);
            user.presses("2");
            does(user, "send/enter-recipient", "102#");
            sends(user, "send/record-introduction", INTRODUCTION);
            user.presses("#3");
            does(user, "send/enter-recipient", "200#");
            sends(user, "send/record", TO_ALIAS);
            user.presses("3");
            does(user, "send/enter-recipient", "9");
            sends(user, "send/goes-to", TO_ALL);
            user.presses("436");
            does(user, "greeting/record-again", "3");
            does(user, "greeting/confirm-delete", "3");
            user.hears("greeting/deleted");
        }
        try (Caller caller = new Caller(phone.call("3109"))) {
            caller.hears(GREETING);
        }
    }

    /** What was forwarded is heard behind its introduction. */
    private void aFriendListens(Phone phone) throws Exception {
        try (Caller friend = new Caller(phone.call("6102"))) {
            does(friend, "center/enter-pin", "71025#1");
            friend.hears("center/original-message");
            friend.hears(INTRODUCTION);
            friend.hears(MESSAGE);
        }
    }

    private static void does(Caller user, String afterHearing, String keys) {
        user.hears(afterHearing);
        user.presses(keys);
    }

    /** Pound skips the instruction. */
    private static void records(Caller user, String instruction, short[] sound) {
        does(user, instruction, "#");
        user.hearsBeep();
        user.says(sound);
        user.presses("#");
    }

    private static void sends(Caller user, String instruction, short[] sound) {
        records(user, instruction, sound);
        does(user, "send/options", "1");
        user.hears("deposit/message-sent");
    }

    private List<short[]> heardIn(String extension, int messages) throws IOException {
        Rest mailbox = server.rest(extension);
        List<Rest.Message> listed = mailbox.awaitMessages(messages, SOON);
        short[][] sounds = new short[messages][];
        for (int i = 0; i < messages; i++) {
            sounds[i] = mailbox.audio(listed.get(i).id());
        }
        return List.of(sounds);
    }

    private static void has(List<short[]> sounds, short[]... wanted) {
        for (short[] one : wanted) {
            assertThat(sounds).anyMatch(sound -> Correlation.of(one, sound).match() > 0.95);
        }
    }
}
