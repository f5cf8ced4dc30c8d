package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Pace;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.Rest;
import org.parley.tests.system.ServerUnderTest;

/** Fifty callers at once, ten a second: each leaves a message, logs in, listens and deletes. */
@Tag("load")
@Timeout(value = 8, unit = TimeUnit.MINUTES)
class FiftyCallersTest {
    private static final int CALLERS = Integer.getInteger("load.callers", 50);
    private static final double PER_SECOND = 10;
    private static final int MAILBOXES = 10;
    private static final double SECONDS = 8;
    private static final String LISTED = "hang-up → message listed (REST)";
    private static final String SILENT = "digit → prompt silent";
    private static final String NEXT = "last digit → first RTP of the next prompt";

    @TempDir
    Path folder;

    private final Figures figures = new Figures()
            .row("INVITE → 200 OK", "20 / 100 ms", "5 / 20 ms")
            .row("200 OK → first RTP", "20 / 60 ms", "3 / 10 ms")
            .row(SILENT, "20 / 40 ms", "5 / 20 ms")
            .row(NEXT, "40 / 120 ms", "10 / 40 ms")
            .row(LISTED, "50 / 200 ms", "20 / 50 ms");
    private final Map<Integer, CyclicBarrier> opened = new ConcurrentHashMap<>();
    private final List<short[]> signals = IntStream.range(0, CALLERS)
            .mapToObj(caller -> Sound.speech(caller, SECONDS))
            .toList();
    private final Queue<Callable<String>> afterwards = new ConcurrentLinkedQueue<>();
    private ServerUnderTest server;

    @Test
    void fiftyCallersLeaveListenAndDelete() throws Exception {
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
            double generator = percentile(clock.lateness(), 0.99) / 1e6;
            hearingPrompts(clock);
            setUps(clock);
            for (Callable<String> comparison : afterwards) {
                String difference = comparison.call();
                if (!difference.isEmpty()) {
                    errors.add(difference);
                }
            }
            report(paces, errors, generator);

            assertThat(errors).isEmpty();
            for (int i = 0; i < MAILBOXES; i++) {
                assertThat(server.rest(mailbox(i)).messages()).isEmpty();
            }
            assumeTrue(generator <= 5, "void: the callers themselves were late, p99 " + generator + " ms");
            assertThat(paces).allSatisfy(pace -> {
                assertThat(pace.gaps()).isZero();
                assertThat(pace.perSecond()).isBetween(49.5, 50.5);
            });
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
        Figures uncounted = new Figures().row("INVITE → 200 OK", "", "").row("200 OK → first RTP", "", "");
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
        figures.add(LISTED, System.nanoTime() - hungUp);
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
        login(number, caller);
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

    /** The PIN: its first key while the question plays, the rest when that is silent. */
    private void login(int number, Caller caller) {
        String pin = "7" + mailbox(number) + "5#";
        long first = caller.presses(pin.substring(0, 1));
        int now = caller.heard().now();
        caller.heard()
                .await(now + 2_400, System.nanoTime() + Duration.ofSeconds(2).toNanos());
        long silent = caller.heard().lastSoundBefore(first + 280_000_000L);
        if (first - caller.heard().lastSoundBefore(first) < 40_000_000L) {
            figures.add(SILENT, silent - first);
        }
        long last = caller.presses(pin.substring(1));
        Found next = caller.hears("center/you-have");
        figures.add(NEXT, caller.heard().arrival(next.start()) - last);
    }

    private static boolean from(Rest.Message message, int caller) {
        return message.fromNumber().equals(Crowd.numberOf(caller));
    }

    /** Processor time of the server while all callers only listen and talk. */
    private void hearingPrompts(MediaClock clock) throws Exception {
        Figures uncounted = new Figures().row("INVITE → 200 OK", "", "").row("200 OK → first RTP", "", "");
        CyclicBarrier there = new CyclicBarrier(CALLERS);
        double[] used = new double[1];
        try (Crowd crowd = new Crowd(server, clock, CALLERS, 25)) {
            crowd.call(number -> "404", uncounted, (number, caller) -> {
                caller.hears("center/enter-extension");
                there.await(60, TimeUnit.SECONDS);
                double before = number == 0 ? server.processorSeconds() : 0;
                int now = caller.heard().now();
                caller.heard()
                        .await(
                                now + 80_000,
                                System.nanoTime() + Duration.ofSeconds(12).toNanos());
                if (number == 0) {
                    used[0] = server.processorSeconds() - before;
                }
            });
            assertThat(crowd.errors()).isEmpty();
        }
        figures.value("processor per 100 calls, % of one core", "15", "8", used[0] / 10 * 100 * 100 / CALLERS);
    }

    /** As many calls a second as twenty telephones can make that hang up at once. */
    private void setUps(MediaClock clock) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(20);
        long begin = System.nanoTime();
        long until = begin + Duration.ofSeconds(5).toNanos();
        List<Future<Integer>> counts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            counts.add(threads.submit(() -> {
                int calls = 0;
                try (Phone phone = Phone.udp(clock, server.sip())) {
                    while (System.nanoTime() < until) {
                        phone.call("404").hangUp();
                        calls++;
                    }
                }
                return calls;
            }));
        }
        int all = 0;
        for (Future<Integer> count : counts) {
            all += count.get(60, TimeUnit.SECONDS);
        }
        threads.shutdownNow();
        figures.value(
                "call set-ups per second, with their documents", "200", "500", all * 1e9 / (System.nanoTime() - begin));
    }

    private void report(List<Pace> paces, List<String> errors, double generator) throws Exception {
        long steady = paces.stream()
                .filter(pace -> pace.gaps() == 0 && pace.perSecond() >= 49.5 && pace.perSecond() <= 50.5)
                .count();
        double latest = paces.stream().mapToDouble(Pace::latestMillis).max().orElse(0);
        double late = paces.stream().mapToDouble(Pace::lateMillis).average().orElse(0);
        String text =
                CALLERS + " callers at once, " + PER_SECOND + " per second, each: deposit, login, listen, delete\n"
                        + figures.table()
                        + String.format(
                                "streams whole and at 49.5–50.5 packets/s: %d of %d; lateness against"
                                        + " a stream's first packet: p99 %.1f ms, worst %.1f ms%n",
                                steady, paces.size(), late, latest)
                        + String.format("the callers' own lateness: p99 %.2f ms%n", generator)
                        + "errors: " + errors.size() + "\n"
                        + String.join("\n", errors);
        System.out.println(text);
        Files.writeString(Files.createDirectories(Path.of("target")).resolve("load.md"), text);
    }

    private static double percentile(List<Long> sorted, double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1, share * sorted.size()));
    }
}
