package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/**
 * Callers who hang up or press keys at every moment of leaving a message. The tests run side by side, so each has a mailbox
 * that no other test on this server uses: 103 to 108.
 */
@ExtendWith(OnSharedServer.class)
@Execution(ExecutionMode.CONCURRENT)
class DepositTest {
    private static final short[] MESSAGE = Sound.speech(7, 2);

    private final ServerUnderTest server;
    private final MediaClock clock;

    DepositTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Something that a caller does; true when a message must be there afterwards. */
    private interface Story {
        boolean tell(Caller caller) throws Exception;
    }

    /** Stories of one mailbox, one after the other. */
    private void tell(String extension, Story... stories) throws Exception {
        Rest mailbox = server.rest(extension);
        try (Phone phone = Phone.udp(clock, server.sip())) {
            for (Story story : stories) {
                mailbox.clear();
                boolean delivered;
                try (Caller caller = new Caller(phone.call("3" + extension))) {
                    caller.hears("deposit/you-have-reached");
                    delivered = story.tell(caller);
                }
                if (delivered) {
                    Rest.Message message =
                            mailbox.awaitMessages(1, Duration.ofSeconds(3)).get(0);
                    // Keys that end a recording are silence in it.
                    assertThat(message.durationMs()).isBetween(1_700, 3_000);
                    assertThat(Correlation.of(MESSAGE, mailbox.audio(message.id()))
                                    .match())
                            .isGreaterThan(0.95);
                } else {
                    staysEmpty(mailbox);
                }
            }
        }
    }

    private static void staysEmpty(Rest mailbox) {
        long until = System.nanoTime() + Duration.ofMillis(1_500).toNanos();
        List<Rest.Message> last = Eventually.get(
                "nothing to be delivered",
                Duration.ofSeconds(5),
                mailbox::messages,
                list -> !list.isEmpty() || System.nanoTime() > until);
        assertThat(last).isEmpty();
    }

    private static void record(Caller caller) {
        caller.presses("#");
        caller.hearsBeep();
        caller.says(MESSAGE);
    }

    private static void recordAndEnd(Caller caller) {
        record(caller);
        caller.presses("#");
        caller.hears("deposit/options");
    }

    @Test
    void hangingUpBeforeThereIsAMessageLeavesNone() throws Exception {
        tell(
                "103",
                caller -> hangUp(caller, false),
                caller -> {
                    caller.presses("#");
                    caller.hearsBeep();
                    return hangUp(caller, false);
                },
                caller -> {
                    caller.presses("#");
                    caller.hearsBeep();
                    caller.says(Sound.speech(8, 0.4));
                    return hangUp(caller, false);
                });
    }

    @Test
    @Proves({"58", "depositing"})
    void hangingUpWhileRecordingOrInTheMenuAfterwardsDelivers() throws Exception {
        tell(
                "104",
                caller -> {
                    record(caller);
                    return hangUp(caller, true);
                },
                caller -> {
                    recordAndEnd(caller);
                    return hangUp(caller, true);
                },
                caller -> {
                    recordAndEnd(caller);
                    caller.presses("2");
                    caller.hears(MESSAGE);
                    return hangUp(caller, true);
                },
                caller -> {
                    recordAndEnd(caller);
                    caller.presses("1");
                    return hangUp(caller, true);
                });
    }

    @Test
    @Proves("104")
    void theMenuSendsChangesAndCancels() throws Exception {
        tell(
                "105",
                caller -> {
                    recordAndEnd(caller);
                    caller.presses("1");
                    caller.hears("deposit/message-sent");
                    caller.isHungUpOn();
                    return true;
                },
                caller -> {
                    recordAndEnd(caller);
                    caller.presses("#");
                    caller.hears("deposit/cancelled");
                    caller.isHungUpOn();
                    return false;
                },
                caller -> {
                    caller.presses("#");
                    caller.hearsBeep();
                    caller.says(Sound.speech(9, 1.5));
                    caller.presses("#");
                    caller.hears("deposit/options");
                    caller.presses("3");
                    caller.hearsBeep();
                    caller.says(MESSAGE);
                    return hangUp(caller, true);
                });
    }

    @Test
    @Proves({"91", "92"})
    void keysWhileRecordingDeliverAndGoOn() throws Exception {
        tell(
                "106",
                caller -> {
                    record(caller);
                    caller.presses("*107");
                    caller.hears("deposit/message-sent");
                    caller.hears("deposit/you-have-reached");
                    return hangUp(caller, true);
                },
                caller -> {
                    record(caller);
                    caller.presses("0");
                    caller.hears("deposit/message-sent");
                    return hangUp(caller, true);
                });
    }

    @Test
    void aKeyWithoutMeaningChangesNothing() throws Exception {
        Rest mailbox = server.rest("107");
        mailbox.clear();
        short[] first = Sound.speech(10, 1.5);
        short[] second = Sound.speech(11, 1.5);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("3107"))) {
            caller.hears("deposit/you-have-reached");
            caller.presses("#");
            caller.hearsBeep();
            caller.says(first);
            caller.presses("5");
            caller.says(second);
            caller.hangsUp();
            Rest.Message message =
                    mailbox.awaitMessages(1, Duration.ofSeconds(3)).get(0);
            short[] recorded = mailbox.audio(message.id());
            Correlation one = Correlation.of(first, recorded);
            Correlation other = Correlation.of(second, recorded);
            assertThat(one.match()).isGreaterThan(0.95);
            assertThat(other.match()).isGreaterThan(0.95);
            assertThat(other.lag()).isGreaterThan(one.lag() + first.length);
            assertThat(Sound.level(
                            java.util.Arrays.copyOfRange(recorded, one.lag() + first.length + 200, other.lag() - 200)))
                    .as("the key is not heard in the message")
                    .isLessThan(200);
        }
    }

    @Test
    void aLoneStarLosesNothing() throws Exception {
        Rest mailbox = server.rest("108");
        mailbox.clear();
        short[] rest = Sound.speech(12, 1.5);
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("3108"))) {
            caller.hears("deposit/you-have-reached");
            caller.presses("#");
            caller.hearsBeep();
            caller.says(MESSAGE);
            caller.presses("*");
            caller.says(rest);
            caller.hangsUp();
            Rest.Message message =
                    mailbox.awaitMessages(1, Duration.ofSeconds(3)).get(0);
            assertThat(Correlation.of(MESSAGE, mailbox.audio(message.id())).match())
                    .isGreaterThan(0.95);
        }
    }

    private static boolean hangUp(Caller caller, boolean delivered) throws IOException {
        caller.hangsUp();
        return delivered;
    }
}
