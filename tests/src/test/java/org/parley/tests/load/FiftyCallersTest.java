package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Pace;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.Rest;
import org.parley.tests.system.ServerUnderTest;

/** Fifty callers at once, ten a second: each leaves a message, logs in, listens and deletes. */
@Tag("load")
@Order(6)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class FiftyCallersTest {
    private static final int CALLERS = Integer.getInteger("load.callers", 50);
    private static final double PER_SECOND = 10;
    private static final int MAILBOXES = 10;
    private static final double SECONDS = 8;

    @TempDir
    Path folder;

    private final Figures figures = Waits.figures();
    private final Map<Integer, CyclicBarrier> opened = new ConcurrentHashMap<>();
    private final List<short[]> signals = IntStream.range(0, CALLERS)
            .mapToObj(caller -> Sound.speech(caller, SECONDS))
            .toList();
    private final Queue<Callable<String>> afterwards = new ConcurrentLinkedQueue<>();
    private ServerUnderTest server;

    @Test
    void fiftyCallersLeaveListenAndDelete(LoadTable table) throws Exception {
        try (MediaClock clock = new MediaClock();
                ServerUnderTest started = ServerUnderTest.start(folder.resolve("data"))) {
            server = started;
            warmUp(clock);
            List<Pace> paces = new ArrayList<>();
            List<String> errors = new ArrayList<>();
            try (Crowd crowd = new Crowd(server, clock, CALLERS, PER_SECOND)) {
                clock.resetLateness();
                crowd.call(number -> "3" + mailbox(number), figures, this::leave);
                fetchAll();
                crowd.call(number -> "6" + mailbox(number), figures, this::listenAndDelete);
                paces.addAll(crowd.paces());
                errors.addAll(crowd.errors());
            }
            double generator = Waits.percentile(clock.lateness(), 0.99) / 1e6;
            for (Callable<String> comparison : afterwards) {
                String difference = comparison.call();
                if (!difference.isEmpty()) {
                    errors.add(difference);
                }
            }
            report(table, paces, errors, generator);

            assertThat(errors).isEmpty();
            for (int i = 0; i < MAILBOXES; i++) {
                assertThat(server.rest(mailbox(i)).messages()).isEmpty();
            }
            assumeTrue(generator <= 5, "void: the callers themselves were late, p99 " + generator + " ms");
            assertThat(paces).filteredOn(pace -> !Waits.whole(pace)).isEmpty();
        }
    }

    private static String mailbox(int caller) {
        return Integer.toString(100 + caller % MAILBOXES);
    }

    private short[] signal(int caller) {
        return signals.get(caller);
    }

    /** A few calls that do not count: what is compiled and loaded at the first call is no figure of the fiftieth. */
    private void warmUp(MediaClock clock) throws Exception {
        Figures uncounted = Waits.figures();
        try (Crowd few = new Crowd(server, clock, 10, 5)) {
            few.call(number -> "404", uncounted, (number, caller) -> {
                caller.presses(mailbox(number) + "#7" + mailbox(number) + "5#");
                caller.hears("center/main-menu");
            });
            few.call(number -> "3" + mailbox(number), uncounted, (number, caller) -> {
                caller.presses("#");
                caller.hearsBeep();
                caller.says(Sound.speech(number, 1.5));
            });
            assertThat(few.errors()).isEmpty();
        }
        for (int i = 0; i < MAILBOXES; i++) {
            server.rest(mailbox(i)).awaitMessages(1, Duration.ofSeconds(5));
            server.rest(mailbox(i)).clear();
        }
    }

    private void leave(int number, Caller caller) throws Exception {
        caller.hears("deposit/leave-a-message");
        caller.hearsBeep();
        caller.says(signal(number));
        long hungUp = caller.hangsUp();
        Rest rest = server.rest(mailbox(number));
        List<Rest.Message> listed = Eventually.get(
                "the message of caller " + number,
                Duration.ofSeconds(10),
                rest::messages,
                list -> list.stream().anyMatch(message -> from(message, number)));
        figures.add(Waits.LISTED, System.nanoTime() - hungUp);
        List<Rest.Message> own =
                listed.stream().filter(message -> from(message, number)).toList();
        assertThat(own).hasSize(1);
        assertThat(own.get(0).durationMs()).isBetween((int) (SECONDS * 1_000) - 300, (int) (SECONDS * 1_000) + 300);
    }

    /** Compares later, so that the comparing does not take the processor from those who still call. */
    private void compare(String what, int number, short[] heard) {
        afterwards.add(() -> {
            double match = Correlation.of(signal(number), heard).match();
            return match > 0.95 ? "" : what + " of caller " + number + " matches only to " + match;
        });
    }

    /** What was stored of every caller. */
    private void fetchAll() throws Exception {
        for (int box = 0; box < MAILBOXES; box++) {
            Rest rest = server.rest(mailbox(box));
            for (Rest.Message message : rest.messages()) {
                int number = Integer.parseInt(message.fromNumber().substring(3)) - 1_000;
                compare("what was stored", number, rest.audio(message.id()));
            }
        }
    }

    private void listenAndDelete(int number, Caller caller) throws Exception {
        List<Rest.Message> all = server.rest(mailbox(number)).messages().stream()
                .sorted(Comparator.comparing(Rest.Message::receivedAt))
                .toList();
        int place = 0;
        while (!from(all.get(place), number)) {
            place++;
        }
        caller.hears("center/enter-pin");
        Waits.login(mailbox(number), caller, figures);
        caller.hears("center/main-menu");
        caller.presses("1");
        caller.hears("center/message-from");
        opened.computeIfAbsent(number % MAILBOXES, box -> new CyclicBarrier(CALLERS / MAILBOXES))
                .await(60, TimeUnit.SECONDS);
        for (int skipped = 0; skipped < place; skipped++) {
            caller.presses("*6");
            caller.hears("center/message-from");
        }
        Found body = caller.hears(signal(number));
        int end = body.start() + signal(number).length;
        caller.heard().await(end, System.nanoTime() + Duration.ofSeconds(15).toNanos());
        compare("what was heard", number, caller.heard().sound(body.start(), end));
        caller.presses("*3");
        caller.hears("center/message-deleted");
    }

    private static boolean from(Rest.Message message, int caller) {
        return message.fromNumber().equals(Crowd.numberOf(caller));
    }

    private void report(LoadTable table, List<Pace> paces, List<String> errors, double generator) {
        long steady = paces.stream().filter(Waits::whole).count();
        double latest = paces.stream().mapToDouble(Pace::latestMillis).max().orElse(0);
        double late = paces.stream().mapToDouble(Pace::lateMillis).average().orElse(0);
        table.note(CALLERS + " callers at once, " + PER_SECOND
                + " per second, each leaves a message, logs in, listens, deletes: " + errors.size() + " errors");
        table.note(String.format(
                "their streams whole and at 49.5–50.5 packets/s: %d of %d; p99 %.1f ms, worst %.1f ms late against the"
                        + " first packet; the callers' own lateness: p99 %.2f ms",
                steady, paces.size(), late, latest, generator));
        table.note("their waits:\n\n" + figures.table() + String.join("\n", errors));
    }
}
