package org.parley.gateway.audio;

/**
 * Makes up for audio that was lost on its way: the last period of the voice is repeated, softer and softer, until nothing is
 * left of it after 60 ms; where audio goes on, it is blended in. The method is that of ITU-T G.711 appendix I, without its
 * delay. Takes µ-law at 8 kHz in order; each belongs to one reader, waits for nobody and allocates nothing.
 */
public final class LossConcealer {
    /** A code word that says: nothing came. As audio it is the other zero of µ-law, which {@link #sounding} does without. */
    public static final byte MISSING = 0x7F;

    /** Samples that are made up before it grows softer, and after which nothing is left. */
    private static final int STEADY = 80;

    private static final int SILENT = 480;
    /** The period of a voice: 66 to 200 Hz. */
    private static final int SHORTEST = 40;

    private static final int LONGEST = 120;
    /** Samples of the past that must be alike a period earlier. */
    private static final int ALIKE = 160;

    private static final int PAST = LONGEST + ALIKE;
    /** Samples in which real audio takes over. */
    private static final int BLEND = 40;

    private final byte[] past = new byte[PAST];
    private final short[] heard = new short[PAST];
    private final short[] cycle = new short[LONGEST];
    private int next;
    private int known;
    private int period;
    private int lost;
    private int blended = BLEND;

    /** A code word of audio that came, whatever zero it has. */
    public static byte sounding(byte mulaw) {
        return mulaw == MISSING ? G711.SILENCE : mulaw;
    }

    /** The next samples, of which those that are {@link #MISSING} are replaced. */
    public void conceal(byte[] mulaw, int from, int size) {
        int end = from + size;
        for (int at = from; at < end; ) {
            boolean missing = mulaw[at] == MISSING;
            int until = at + 1;
            while (until < end && mulaw[until] == MISSING == missing) {
                until++;
            }
            if (missing) {
                makeUp(mulaw, at, until);
            } else {
                goOn(mulaw, at, until);
            }
            remember(mulaw, at, until);
            at = until;
        }
    }

    /** There was silence, so that what comes has nothing to do with what was before. */
    public void pause() {
        known = 0;
        lost = 0;
        blended = BLEND;
    }

    private void makeUp(byte[] mulaw, int from, int until) {
        if (blended < BLEND) {
            // lost again while audio had hardly begun: the same period goes on
            blended = BLEND;
        } else if (lost == 0) {
            begin();
        }
        for (int i = from; i < until; i++) {
            mulaw[i] = lost < SILENT ? G711.toMulaw((short) madeUp()) : G711.SILENCE;
            lost = Math.min(SILENT, lost + 1);
        }
    }

    private double madeUp() {
        double share = lost < STEADY ? 1 : Math.max(0, (double) (SILENT - lost) / (SILENT - STEADY));
        return share * cycle[lost % period];
    }

    private void goOn(byte[] mulaw, int from, int until) {
        if (lost > 0 && blended == BLEND) {
            blended = 0;
        }
        for (int i = from; i < until && blended < BLEND; i++) {
            double share = ++blended / (double) (BLEND + 1);
            double made = lost < SILENT ? madeUp() : 0;
            mulaw[i] = G711.toMulaw((short) (share * G711.fromMulaw(mulaw[i]) + (1 - share) * made));
            lost = blended == BLEND ? 0 : Math.min(SILENT, lost + 1);
        }
    }

    private void remember(byte[] mulaw, int from, int until) {
        for (int i = Math.max(from, until - PAST); i < until; i++) {
            past[next] = mulaw[i];
            next = next + 1 == PAST ? 0 : next + 1;
        }
        known = Math.min(PAST, known + until - from);
    }

    /** Learns the period of what was heard last, and keeps one whose end leads into its beginning. */
    private void begin() {
        if (known < PAST) {
            lost = SILENT;
            return;
        }
        for (int i = 0; i < PAST; i++) {
            heard[i] = G711.fromMulaw(past[(next + i) % PAST]);
        }
        period = period();
        int seam = period / 4;
        int start = PAST - period;
        for (int i = 0; i < period; i++) {
            int into = i - (period - seam);
            double share = into < 0 ? 0 : (into + 1) / (double) (seam + 1);
            cycle[i] = (short) ((1 - share) * heard[start + i] + share * heard[start + i - period]);
        }
    }

    /** The shift by which the past is most like itself: first every second one, then its neighbours. */
    private int period() {
        int best = LONGEST;
        double most = -1;
        for (int shift = SHORTEST; shift <= LONGEST; shift += 2) {
            double alike = alike(shift, 2);
            if (alike > most) {
                most = alike;
                best = shift;
            }
        }
        int coarse = best;
        most = -1;
        for (int shift = Math.max(SHORTEST, coarse - 1); shift <= Math.min(LONGEST, coarse + 1); shift++) {
            double alike = alike(shift, 1);
            if (alike > most) {
                most = alike;
                best = shift;
            }
        }
        return best;
    }

    private double alike(int shift, int step) {
        long product = 0;
        long power = 1;
        for (int i = LONGEST; i < PAST; i += step) {
            long before = heard[i - shift];
            product += heard[i] * before;
            power += before * before;
        }
        return product <= 0 ? 0 : (double) product * product / power;
    }
}
