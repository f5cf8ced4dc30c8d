package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Pace;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.Rest;
import org.parley.tests.system.ServerUnderTest;

/**
 * Five callers a second, each on the telephone for ten seconds, so fifty at once: they log in, then others leave a message.
 * How long does each of them wait for what, and is every stream whole?
 */
@Tag("load")
@Order(1)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class FiveASecondTest {
    private static final double PER_SECOND = 5;
    private static final int CALL_SECONDS = 10;
    private static final int LOGINS = 125;
    private static final int DEPOSITS = 75;
    private static final int UNCOUNTED = 50;

    private final List<String> errors = new ArrayList<>();
    private final List<Pace> paces = new ArrayList<>();
    private ServerUnderTest server;

    @Test
    @Proves("no-waiting")
    void waitsOfCallers(@TempDir Path folder, LoadTable table) throws Exception {
        try (MediaClock clock = new MediaClock();
                ServerUnderTest started = ServerUnderTest.start(folder.resolve("data"))) {
            server = started;
            run(clock, Waits.figures(), UNCOUNTED, 20);
            for (int i = 0; i < 10; i++) {
                server.rest(Generator.mailbox(i)).clear();
            }
            errors.clear();
            paces.clear();
            clock.resetLateness();
            Figures figures = Waits.figures();
            double used = server.processorSeconds();
            run(clock, figures, LOGINS, DEPOSITS);
            used = server.processorSeconds() - used;
            double generator = Waits.percentile(clock.lateness(), 0.99) / 1e6;
            report(table, figures, generator, used);

            assertThat(errors).isEmpty();
            assumeTrue(generator <= 5, "void: the callers themselves were late, p99 " + generator + " ms");
            assertThat(paces).filteredOn(pace -> !Waits.whole(pace)).isEmpty();
        }
    }

    private void report(LoadTable table, Figures figures, double generator, double used) {
        table.row(Goal.millis("INVITE → 200 OK", 20, 100, 5, 20), figures.samples(Waits.ANSWER));
        table.row(Goal.millis("200 OK → first RTP of the prompt", 20, 60, 3, 10), figures.samples(Waits.FIRST_PACKET));
        table.row(Goal.millis("digit → prompt silent", 20, 40, 5, 20), figures.samples(Waits.SILENT));
        table.row(
                Goal.millis("last digit → first RTP of the next prompt, through servlet and database", 40, 120, 10, 40),
                figures.samples(Waits.NEXT));
        table.row(Goal.millis("hang-up → message durable and listed", 50, 200, 20, 50), figures.samples(Waits.LISTED));
        table.note(String.format(
                Locale.ROOT,
                "the first five rows: %.0f calls a second, fifty at once; %d errors; %d of %d streams whole and at"
                        + " 49.5–50.5 packets/s, worst packet %.1f ms late; the callers' own packets: p99 %.2f ms late;"
                        + " the server used %.0f ms of processor for each call of %d s",
                PER_SECOND,
                errors.size(),
                paces.stream().filter(Waits::whole).count(),
                paces.size(),
                paces.stream().mapToDouble(Pace::latestMillis).max().orElse(0),
                generator,
                1_000 * used / (LOGINS + DEPOSITS),
                CALL_SECONDS));
    }

    private void run(MediaClock clock, Figures figures, int logins, int deposits) throws Exception {
        try (Crowd crowd = new Crowd(server, clock, logins, PER_SECOND)) {
            crowd.call(
                    number -> "6" + Generator.mailbox(number),
                    figures,
                    (number, caller) -> logIn(number, caller, figures));
            note(crowd);
        }
        try (Crowd crowd = new Crowd(server, clock, deposits, PER_SECOND)) {
            crowd.call(
                    number -> "3" + Generator.mailbox(number),
                    figures,
                    (number, caller) -> leave(number, caller, figures));
            note(crowd);
        }
    }

    private void note(Crowd crowd) {
        errors.addAll(crowd.errors());
        paces.addAll(crowd.paces());
    }

    private static void logIn(int number, Caller caller, Figures figures) {
        caller.hears("center/enter-pin");
        Waits.login(Generator.mailbox(number), caller, figures);
        caller.heard()
                .await(
                        CALL_SECONDS * 8_000,
                        System.nanoTime() + Duration.ofSeconds(CALL_SECONDS).toNanos());
    }

    private void leave(int number, Caller caller, Figures figures) throws Exception {
        caller.presses("#");
        caller.hearsBeep();
        caller.says(Sound.speech(number, CALL_SECONDS - 1));
        long hungUp = caller.hangsUp();
        Rest rest = server.rest(Generator.mailbox(number));
        Eventually.get(
                "the message of caller " + number,
                Duration.ofSeconds(10),
                rest::messages,
                list -> list.stream().anyMatch(message -> message.fromNumber().equals(Crowd.numberOf(number))));
        figures.add(Waits.LISTED, System.nanoTime() - hungUp);
    }
}
