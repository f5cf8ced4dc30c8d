package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.parley.tests.Proves;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneLamp;
import org.parley.tests.phone.Sound;

/** Message lamps follow the mailbox, whoever changes it. */
@ExtendWith(OnTelephoneServer.class)
@ResourceLock("telephones")
@Execution(ExecutionMode.SAME_THREAD)
class LampsTest {
    private static final Duration SOON = Duration.ofSeconds(8);

    private final ServerUnderTest server;
    private final MediaClock clock;

    LampsTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    @Proves({"105", "117"})
    void aRegisteredTelephoneIsToldUnasked() throws Exception {
        Rest mailbox = server.rest("107");
        mailbox.clear();
        try (Phone phone = Phone.udp(clock, server.sip());
                Phone guest = Phone.udp(clock, server.sip())) {
            PhoneLamp lamp = PhoneLamp.of(phone);
            PhoneAccount account = phone.account("107", "sip-107");
            assertThat(account.register(300).status()).isEqualTo(200);
            lamp.shows("Messages-Waiting: no", SOON);
            leaveMessage(guest, "3107");
            lamp.shows("Voice-Message: 1/0", SOON);
            String message = mailbox.awaitMessages(1, SOON).get(0).id();
            mailbox.move(message, "saved");
            lamp.shows("Voice-Message: 0/1", SOON);
            mailbox.move(message, "new");
            lamp.shows("Voice-Message: 1/0", SOON);
            mailbox.clear();
            lamp.shows("Voice-Message: 0/0", SOON);
            account.forgetAll();
        }
    }

    @Test
    @Proves({"1", "2", "4"})
    void theMessagesButtonCallsWhatTheLampNamesAndReachesTheOwnMessageCenter() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            PhoneLamp lamp = PhoneLamp.of(phone);
            PhoneAccount account = phone.account("107", "sip-107");
            assertThat(account.register(300).status()).isEqualTo(200);
            String named = lamp.shows("Message-Account: sip:", SOON)
                    .replaceAll("(?s).*Message-Account: sip:([^@]+)@([^\r\n]+).*", "$1 at $2");
            assertThat(named).isEqualTo("6107 at 127.0.0.1:" + server.sip().getPort());
            try (Caller owner =
                    new Caller(phone.to(named.split(" ")[0]).as(account).dial().answered())) {
                owner.hears("center/enter-pin");
                owner.presses("71075#");
                owner.hears("center/you-have");
            }
            account.forgetAll();
        }
    }

    @Test
    void aSubscriberIsToldInItsSubscriptionAndSeesOnlyTheOwnMailbox() throws Exception {
        Rest mailbox = server.rest("108");
        mailbox.clear();
        try (Phone phone = Phone.tcp(clock, server.sip());
                Phone guest = Phone.udp(clock, server.sip())) {
            PhoneLamp lamp = PhoneLamp.of(phone);
            PhoneAccount account = phone.account("108", "sip-108");
            assertThat(account.subscribe("107", 300)).isEqualTo(403);
            assertThat(account.subscribe("108", 300)).isEqualTo(200);
            lamp.shows("Voice-Message: 0/0", SOON);
            leaveMessage(guest, "3108");
            lamp.shows("Voice-Message: 1/0", SOON);
            mailbox.clear();
            lamp.shows("Messages-Waiting: no", SOON);
        }
    }

    @Test
    @Proves("106")
    void whoMayWatchAnotherMailboxIsToldUntilThatIsTakenBack() throws Exception {
        Rest mailbox = server.rest("106");
        mailbox.clear();
        try (Phone phone = Phone.udp(clock, server.sip());
                Phone guest = Phone.udp(clock, server.sip())) {
            PhoneLamp lamp = PhoneLamp.of(phone);
            PhoneAccount secretary = phone.account("105", "sip-105");
            assertThat(secretary.subscribe("106", 300)).isEqualTo(403);
            assertThat(new Rest(server, "106", "user105", "parley-105").letWatch("105"))
                    .isEqualTo(403);
            assertThat(mailbox.letWatch("105")).isEqualTo(200);
            Eventually.get(
                    "the permission to arrive", SOON, () -> secretary.subscribe("106", 300), status -> status == 200);
            lamp.shows("Message-Account: sip:6106@", SOON);
            leaveMessage(guest, "3106");
            lamp.shows("Voice-Message: 1/0", SOON);
            assertThat(mailbox.letWatch()).isEqualTo(200);
            lamp.ends("rejected", SOON);
            assertThat(secretary.subscribe("106", 300)).isEqualTo(403);
            mailbox.clear();
        }
    }

    private static void leaveMessage(Phone guest, String number) throws Exception {
        Caller caller = new Caller(guest.call(number));
        caller.presses("#");
        caller.hearsBeep();
        caller.says(Sound.speech(31, 1.5));
        caller.hangsUp();
    }
}
