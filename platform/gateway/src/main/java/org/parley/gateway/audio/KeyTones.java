package org.parley.gateway.audio;

/** The two tones of a key (ITU-T Q.23), for far ends that hear keys in the audio only. */
public final class KeyTones {
    /** Samples of a key's tone: 100 ms, twice what a receiver needs (ITU-T Q.24). */
    public static final int LENGTH = 800;

    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
    /** About -9 dBm0; the higher tone 2 dB above, since lines weaken it more. */
    private static final double LOW_PEAK = 8_000;

    private static final double HIGH_PEAK = 10_000;
    private static final int EDGE = 16;
    private static final byte[][] TONES = tones();

    private KeyTones() {}

    /** µ-law of {@link #LENGTH} samples, which nobody may change. @param key one of {@code 0-9 * # A-D} */
    public static byte[] of(char key) {
        return TONES[KEYS.indexOf(key)];
    }

    private static byte[][] tones() {
        byte[][] tones = new byte[KEYS.length()][LENGTH];
        for (int key = 0; key < tones.length; key++) {
            double low = 2 * Math.PI * ROWS[key / 4] / 8000;
            double high = 2 * Math.PI * COLUMNS[key % 4] / 8000;
            for (int i = 0; i < LENGTH; i++) {
                double edge = Math.min(1, Math.min(i, LENGTH - 1 - i) / (double) EDGE);
                double level = LOW_PEAK * Math.sin(low * i) + HIGH_PEAK * Math.sin(high * i);
                tones[key][i] = G711.toMulaw((short) (edge * level));
            }
        }
        return tones;
    }
}
