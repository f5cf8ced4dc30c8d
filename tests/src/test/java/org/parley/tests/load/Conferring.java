package org.parley.tests.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Callers who fill one conference after the other by ID and password, and who all talk all the time. The first conference
 * is {@link #FIRST}; the password of each is its ID. Who hears whom is for {@code ConferenceTest}: so many voices at once
 * cannot be told apart by correlation.
 */
final class Conferring {
    /** ID of the first conference; the others follow. */
    static final int FIRST = 500;

    private static final String KEYS = "0123456789*#";
    private static final long BETWEEN_KEYS = 60_000_000L;

    private final Generator generator;
    private final int parties;
    private int[] pressed;
    private long[] mayPress;

    /** @param parties of one conference */
    Conferring(Generator generator, int parties) {
        this.generator = generator;
        this.parties = parties;
    }

    private String conference(int caller) {
        return Integer.toString(FIRST + caller / parties);
    }

    void run(Path stat) throws IOException {
        pressed = new int[generator.size()];
        mayPress = new long[generator.size()];
        generator.dialAll(this::conference, this::pressKeys);
        // Prompt, password, number of the caller; then music or the others.
        generator.waitUntil(System.nanoTime() + 12_000_000_000L, this::pressKeys);
        generator.measure(stat);
        generator.setUp();
        generator.endAll();
    }

    private void pressKeys() {
        long now = System.nanoTime();
        List<Dialler.Call> calls = generator.calls();
        for (int i = 0; i < calls.size(); i++) {
            RtpFlow flow = calls.get(i).flow;
            String password = conference(i) + "#";
            if (flow.firstArrival() == 0 || pressed[i] == password.length()) {
                continue;
            }
            if (!flow.hasPressed()) {
                mayPress[i] = now + BETWEEN_KEYS;
            } else if (now >= mayPress[i]) {
                flow.press(KEYS.indexOf(password.charAt(pressed[i]++)));
                mayPress[i] = now + BETWEEN_KEYS;
            }
        }
    }
}
