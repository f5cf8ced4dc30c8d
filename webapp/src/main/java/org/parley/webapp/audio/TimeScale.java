package org.parley.webapp.audio;

/**
 * Speaks µ-law faster without raising its voice: windows of the sound are laid over each other where they fit best
 * (WSOLA, Verhelst and Roelands 1993).
 */
public final class TimeScale {
    private static final int WINDOW = 240;
    private static final int STEP = WINDOW / 2;
    private static final int SEARCH = 64;
    private static final int STRIDE = 4;

    private final double factor;

    /** @param factor how many times as fast, 1 to 3 */
    public TimeScale(double factor) {
        if (!(factor >= 1 && factor <= 3)) {
            throw new IllegalArgumentException("Playing is 1 to 3 times as fast, not " + factor);
        }
        this.factor = factor;
    }

    /** The same words in less time. */
    public byte[] apply(byte[] ulaw) {
        int steps = (int) ((ulaw.length - WINDOW - SEARCH) / (STEP * factor));
        if (steps < 2) {
            return ulaw;
        }
        short[] in = new short[ulaw.length];
        for (int i = 0; i < ulaw.length; i++) {
            in[i] = Ulaw.toLinear(ulaw[i]);
        }
        byte[] out = new byte[(steps + 1) * STEP];
        int at = 0;
        System.arraycopy(ulaw, 0, out, 0, STEP);
        for (int step = 1; step <= steps; step++) {
            int natural = at + STEP;
            int next = best(in, natural, (int) (step * STEP * factor));
            for (int i = 0; i < STEP; i++) {
                int mixed = (in[natural + i] * (STEP - i) + in[next + i] * i) / STEP;
                out[step * STEP + i] = Ulaw.fromLinear(mixed);
            }
            at = next;
        }
        return out;
    }

    /** Where, near {@code wanted}, the sound goes on most like behind {@code natural}. */
    private static int best(short[] in, int natural, int wanted) {
        int from = Math.max(0, wanted - SEARCH);
        int to = Math.min(in.length - WINDOW, wanted + SEARCH);
        int best = Math.min(wanted, to);
        long most = Long.MIN_VALUE;
        for (int place = from; place <= to; place++) {
            long likeness = 0;
            for (int i = 0; i < STEP; i += STRIDE) {
                likeness += (long) in[natural + i] * in[place + i];
            }
            if (likeness > most) {
                most = likeness;
                best = place;
            }
        }
        return best;
    }
}
