package org.parley.webapp.audio;

/** How loud a sound is over its time, to draw it. */
public final class Peaks {
    private static final int LOUDEST = 32_768;

    private Peaks() {}

    /**
     * The loudest sample of each of some equal spans, from 0 (silent) to 100.
     *
     * @param ulaw headerless µ-law at 8 kHz
     * @param spans how many; a shorter sound has one for each sample
     */
    public static int[] of(byte[] ulaw, int spans) {
        int[] peaks = new int[Math.min(spans, ulaw.length)];
        for (int span = 0; span < peaks.length; span++) {
            int end = (int) ((long) ulaw.length * (span + 1) / peaks.length);
            int loudest = 0;
            for (int i = (int) ((long) ulaw.length * span / peaks.length); i < end; i++) {
                loudest = Math.max(loudest, Math.abs(Ulaw.toLinear(ulaw[i])));
            }
            peaks[span] = loudest * 100 / LOUDEST;
        }
        return peaks;
    }
}
