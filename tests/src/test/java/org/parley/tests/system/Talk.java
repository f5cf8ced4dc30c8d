package org.parley.tests.system;

import java.time.Duration;
import java.util.Arrays;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard;
import org.parley.tests.phone.Sound;

/** A voice that says two seconds over and over, and can be told from others. */
record Talk(short[] sound) {
    private static final int RATE = 8_000;
    private static final double ALIKE = 0.9;
    private static final Duration PATIENCE = Duration.ofSeconds(25);

    static Talk of(long seed) {
        return new Talk(Sound.speech(seed, 2.0));
    }

    /**
     * Waits until a second and a half of it is heard from now on as it was said. A busy machine may hold one of three
     * processes up in any single window, but not in all.
     */
    void isHeardIn(Heard heard) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        short[] part = Arrays.copyOfRange(sound, 1_000, 13_000);
        double best = 0;
        for (int from = heard.now(); heard.await(from + 4 * RATE, deadline); from += RATE) {
            best = Math.max(
                    best,
                    Correlation.of(part, heard.sound(from, from + 4 * RATE)).match());
            if (best > ALIKE) {
                return;
            }
        }
        throw new AssertionError("Not heard as it was said: the best match is " + best + ", the line has "
                + heard.now() / (double) RATE + " s");
    }
}
