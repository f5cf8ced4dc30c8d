package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard;
import org.parley.tests.phone.Sound;

/** A voice that says a second and a bit over and over, and can be told from others. */
record Talk(short[] sound) {
    private static final double SECONDS = 1.2;
    /** What is said over and over is whole in it once, wherever it begins. */
    private static final int WINDOW = 2_400 * 8;

    private static final int RATE = 8_000;
    private static final double ALIKE = 0.9;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    static Talk of(long seed) {
        return new Talk(Sound.speech(seed, SECONDS));
    }

    /**
     * Waits until a second of it is heard from now on as it was said. A busy machine may hold one of three
     * processes up in any single window, but not in all.
     */
    void isHeardIn(Heard heard) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        short[] part = Arrays.copyOfRange(sound, 400, 400 + RATE);
        double best = 0;
        for (int from = heard.now(); heard.await(from + WINDOW, deadline); from += RATE) {
            best = Math.max(
                    best, Correlation.of(part, heard.sound(from, from + WINDOW)).match());
            if (best > ALIKE) {
                return;
            }
        }
        throw new AssertionError("Not heard as it was said: the best match is " + best + ", the line has "
                + heard.now() / (double) RATE + " s");
    }

    /** That it is not heard for two seconds that begin once what was on its way has arrived. */
    void isNotHeardIn(Heard heard) {
        int from = heard.now() + RATE / 2;
        heard.await(from + 2 * RATE, System.nanoTime() + PATIENCE.toNanos());
        short[] part = Arrays.copyOfRange(sound, 400, 400 + RATE / 2);
        assertThat(Correlation.of(part, heard.sound(from, from + 2 * RATE)).match())
                .as("who is muted")
                .isLessThan(0.3);
    }
}
