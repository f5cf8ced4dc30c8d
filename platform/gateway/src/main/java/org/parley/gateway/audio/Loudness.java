package org.parley.gateway.audio;

/** Makes µ-law louder or softer. */
public final class Loudness {
    /** Louder than this share of full scale, samples are bent instead of cut. */
    private static final double KNEE = 0.7;

    private static final double FULL = Short.MAX_VALUE;

    private Loudness() {}

    /**
     * The same audio at another loudness; the array itself at the usual one.
     *
     * @param volume 1 leaves it as it is, 2 is twice the amplitude, 0 silence
     */
    public static byte[] of(byte[] mulaw, double volume) {
        if (volume == 1) {
            return mulaw;
        }
        byte[] table = new byte[256];
        for (int code = 0; code < table.length; code++) {
            table[code] = G711.toMulaw((short) Math.round(bent(G711.fromMulaw((byte) code) * volume)));
        }
        byte[] scaled = new byte[mulaw.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = table[mulaw[i] & 0xFF];
        }
        return scaled;
    }

    /** Straight up to the knee; above it ever flatter, and never over full scale. */
    private static double bent(double sample) {
        double level = Math.abs(sample) / FULL;
        if (level <= KNEE) {
            return sample;
        }
        double room = 1 - KNEE;
        return Math.copySign((KNEE + room * Math.tanh((level - KNEE) / room)) * FULL, sample);
    }
}
