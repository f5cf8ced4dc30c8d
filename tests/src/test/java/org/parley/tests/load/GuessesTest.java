package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.system.Caller;
import org.parley.tests.system.ServerUnderTest;

/**
 * Hundreds of guesses at PINs by telephone, each call from another number: none gets in, the right PIN neither after a few
 * wrong ones, and the owner's own telephone always does. An extension that does not exist is answered as fast.
 */
@Tag("load")
@Order(8)
@Timeout(value = 15, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class GuessesTest {
    private static final int CALLS = Integer.getInteger("calls", 200);
    private static final int TRIES = 3;
    private static final String ANSWER = "INVITE → 200 OK";
    private static final String FIRST_PACKET = "200 OK → first RTP";
    private static final String KNOWN = "known";
    private static final String UNKNOWN = "unknown";

    private final AtomicInteger guesses = new AtomicInteger();
    private final List<String> inside = new ArrayList<>();

    @Test
    @Proves({"brute-force", "unknown-alike"})
    void nobodyGetsInByGuessingAndTheOwnerDoes(@TempDir Path folder, LoadTable table) throws Exception {
        Figures figures = new Figures()
                .row(ANSWER, "", "")
                .row(FIRST_PACKET, "", "")
                .row(KNOWN, "", "")
                .row(UNKNOWN, "", "");
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"));
                Crowd crowd = new Crowd(server, clock, CALLS, 4)) {
            crowd.call(
                    number -> number % 2 == 0 ? "6101" : "6998",
                    figures,
                    (number, caller) -> guess(number, caller, figures));
            assertThat(crowd.errors()).isEmpty();
            assertThat(inside).isEmpty();
            try (Phone phone = Phone.udp(clock, server.sip());
                    Caller owner = new Caller(phone.to("404")
                            .as(phone.account("101", "sip-101"))
                            .dial()
                            .answered())) {
                owner.hears("center/enter-pin");
                owner.presses("71015#");
                owner.hears("center/you-have");
            }
            double known = Figures.percentile(figures.samples(KNOWN), 0.5);
            double unknown = Figures.percentile(figures.samples(UNKNOWN), 0.5);
            table.row(
                    Goal.atMost("ratio of medians, wrong PIN of an unknown extension to a known one", 1.25, 1.1),
                    String.format(
                            Locale.ROOT,
                            "%d guesses, none got in; # → first RTP of the answer: unknown %s, known %s ms"
                                    + " (median, 90th percentile)",
                            guesses.get(),
                            spread(figures.samples(UNKNOWN)),
                            spread(figures.samples(KNOWN))),
                    Math.round(100 * Math.max(known, unknown) / Math.min(known, unknown)) / 100.0);
        }
    }

    private static String spread(List<Double> millis) {
        return String.format(
                Locale.ROOT, "%.1f / %.1f", Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.9));
    }

    /** The right PIN is tried too, by everybody who is not among the first. */
    private void guess(int number, Caller caller, Figures figures) {
        for (int attempt = 0; attempt < TRIES; attempt++) {
            caller.hears("center/enter-pin");
            String pin = number >= 20 && attempt == 1 ? "71015" : String.format("%05d", 3 * number + attempt);
            long last = caller.presses(pin + "#");
            Found answer = caller.hears("center/incorrect");
            figures.add(number % 2 == 0 ? KNOWN : UNKNOWN, caller.heard().arrival(answer.start()) - last);
            guesses.incrementAndGet();
        }
        Optional<Found> welcome = caller.listensFor("center/you-have", Duration.ofMillis(500));
        if (welcome.isPresent()) {
            synchronized (inside) {
                inside.add("caller " + number);
            }
        }
    }
}
