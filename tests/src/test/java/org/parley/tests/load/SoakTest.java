package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.StreamGaps;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.ServerUnderTest;

/**
 * Calls of every kind for {@code -Dsoak.minutes}, with {@code -Dsoak.visitors} a second beside the others: does any of them
 * fail, and does the server keep what it should give back? What it holds is written down every minute, also to
 * {@code target/soak.md}.
 */
@Tag("load")
@Order(8)
@Timeout(value = 3, unit = TimeUnit.HOURS)
@ExtendWith(LoadTable.Given.class)
class SoakTest {
    private static final int MINUTES = Integer.getInteger("soak.minutes", 3);
    private static final double VISITORS = Double.parseDouble(System.getProperty("soak.visitors", "2"));
    private static final Path PAGE = Path.of("target", "soak.md");
    /** In nanoseconds. */
    private static final long COUNTING = 2_000_000_000L;

    private static final Duration SETTLED = Duration.ofSeconds(90);

    private double callersLate;
    private final List<Vitals> samples = new ArrayList<>();

    @Test
    void nothingGrows(@TempDir Path folder, LoadTable table) throws Exception {
        Files.writeString(
                PAGE, "| minute | calls | processor, s | " + Vitals.HEADER + " |\n|---|---|---|---|---|---|---|---|\n");
        try (ServerUnderTest server = ServerUnderTest.start(
                        folder.resolve("data"), "dialplan.ring = 3 seconds, trace.keep = 5 minutes");
                MediaClock clock = new MediaClock();
                MixedCallers callers = new MixedCallers(server, clock)) {
            line(server, 0, 0);
            callers.begin(VISITORS);
            long begin = System.nanoTime();
            for (int minute = 1; minute <= MINUTES; minute++) {
                sleepUntil(begin + TimeUnit.MINUTES.toNanos(minute));
                clock.gaps().excuse(System.nanoTime(), System.nanoTime() + COUNTING);
                line(server, minute, callers.calls());
                callersLate = Math.max(callersLate, Waits.percentile(clock.lateness(), 1) / 1e6);
                clock.resetLateness();
            }
            callers.stop();
            for (String figure : List.of("parley_calls_running", "parley_sip_transactions", "parley_media_streams")) {
                Eventually.get(figure + " to be 0", SETTLED, () -> figure(server, figure), value -> value == 0);
            }
            line(server, MINUTES + 1, callers.calls());
            Growth growth = new Growth(samples.subList(1, samples.size() - 1));
            report(table, callers, growth);
            report(table, clock.gaps());
            assertThat(callers.errors()).isEmpty();
            if (growth.canBeTold()) {
                assertThat(growth.found()).as("what grows steadily").isEmpty();
            }
        }
    }

    private void report(LoadTable table, MixedCallers callers, Growth growth) throws IOException {
        table.row(
                Goal.atMost("failed of " + MINUTES + " minutes of mixed calls", 0, 0),
                callers.calls() + " calls: " + callers.done(),
                callers.errors().size());
        if (growth.canBeTold()) {
            table.row(
                    Goal.atMost("steady growth of the heap in it, MiB", 4, 1),
                    "medians of the last two thirds; grown beyond bounds: " + growth.found(),
                    growth.heapMebibytes());
        }
        table.note("what the server held during mixed calls, minute by minute, and after the last one:\n\n"
                + Files.readString(PAGE));
    }

    /** A gap may be of the callers' own making, who share the machine: their worst lateness is beside it. */
    private void report(LoadTable table, StreamGaps gaps) {
        table.row(
                Goal.atMost("streams with a gap over " + StreamGaps.MOST_MILLIS + " ms in it", 0, 0),
                String.format(
                        Locale.ROOT,
                        "of %d streams; the longest gap %.0f ms; the callers' own packets left up to %.0f ms late;"
                                + " not counted: two seconds of each minute, when counting live objects stops the server",
                        gaps.streams(),
                        gaps.worstMillis(),
                        callersLate),
                gaps.withGap());
    }

    private void line(ServerUnderTest server, int minute, long calls) throws Exception {
        Vitals vitals = Vitals.of(server.pid());
        samples.add(vitals);
        String line = String.format(
                Locale.ROOT, "| %d | %d | %.0f | %s |%n", minute, calls, server.processorSeconds(), vitals.columns());
        System.out.print(line);
        Files.writeString(PAGE, line, StandardOpenOption.APPEND);
    }

    /** A figure of the server without labels. */
    static double figure(ServerUnderTest server, String name) throws IOException {
        Matcher line = Pattern.compile("(?m)^" + name + " (\\S+)$")
                .matcher(server.get("/metrics").body());
        if (!line.find()) {
            throw new IOException("no " + name);
        }
        return Double.parseDouble(line.group(1));
    }

    private static void sleepUntil(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
