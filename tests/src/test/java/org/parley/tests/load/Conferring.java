package org.parley.tests.load;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.parley.tests.phone.G711;

/**
 * Callers who fill one conference after the other by ID and password, and who all talk all the time. The first conference
 * is {@link #FIRST}; the password of each is its ID.
 */
final class Conferring {
    /** ID of the first conference; the others follow. */
    static final int FIRST = 500;

    private static final String KEYS = "0123456789*#";
    private static final long BETWEEN_KEYS = 60_000_000L;
    private static final int OTHERS = 3;
    private static final int PROBES = 20;

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
        judge();
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
                flow.keepFromWindow();
                flow.press(KEYS.indexOf(password.charAt(pressed[i]++)));
                mayPress[i] = now + BETWEEN_KEYS;
            }
        }
    }

    /** Some parties, evenly picked: each hears others of its conference, neither itself nor another conference. */
    private void judge() {
        int right = 0;
        int step = Math.max(1, generator.size() / PROBES);
        int probes = 0;
        double others = 1;
        double self = 0;
        for (int caller = 0; caller < generator.size(); caller += step) {
            probes++;
            short[] heard = Generator.heard(generator.calls().get(caller));
            double own = share(caller, heard);
            double least = 1;
            int first = caller / parties * parties;
            for (int n = 1; n <= OTHERS; n++) {
                least = Math.min(least, share(first + (caller - first + n) % parties, heard));
            }
            others = Math.min(others, least);
            self = Math.max(self, own);
            right += least > 2 * own ? 1 : 0;
        }
        Generator.print("probes", probes);
        Generator.print("right", right);
        Generator.print("others.least", 1_000 * others);
        Generator.print("self.most", 1_000 * self);
    }

    /** How much of what was heard is this caller's talk: the best normalized correlation over all of its turns. */
    private static double share(int caller, short[] heard) {
        short[] talk = G711.PCMU.pass(Generator.talk(caller));
        double energy = 0;
        double own = 0;
        for (int i = 0; i < heard.length; i++) {
            energy += (double) heard[i] * heard[i];
            own += (double) talk[i % talk.length] * talk[i % talk.length];
        }
        double best = 0;
        for (int turn = 0; turn < talk.length && energy > 0; turn++) {
            long product = 0;
            for (int i = 0, at = turn; i < heard.length; i++) {
                product += (long) heard[i] * talk[at];
                at = at + 1 == talk.length ? 0 : at + 1;
            }
            best = Math.max(best, Math.abs(product) / Math.sqrt(energy * own));
        }
        return best;
    }
}
