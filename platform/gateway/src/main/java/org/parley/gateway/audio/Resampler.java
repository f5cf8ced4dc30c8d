package org.parley.gateway.audio;

/** Linear resampling to the 8 kHz of telephony, after a moving average as a crude low pass. */
public final class Resampler {
    static final int TELEPHONY = 8000;

    private Resampler() {}

    public static short[] toTelephony(short[] samples, int rate) {
        if (rate == TELEPHONY || samples.length == 0) {
            return samples;
        }
        int width = Math.max(1, Math.round((float) rate / TELEPHONY));
        short[] smooth = width > 1 ? averaged(samples, width) : samples;
        int length = (int) ((long) samples.length * TELEPHONY / rate);
        short[] result = new short[length];
        for (int i = 0; i < length; i++) {
            double position = (double) i * rate / TELEPHONY;
            int left = (int) position;
            int right = Math.min(left + 1, smooth.length - 1);
            double share = position - left;
            result[i] = (short) Math.round(smooth[left] * (1 - share) + smooth[right] * share);
        }
        return result;
    }

    private static short[] averaged(short[] samples, int width) {
        short[] result = new short[samples.length];
        long sum = 0;
        for (int i = 0; i < samples.length; i++) {
            sum += samples[i];
            if (i >= width) {
                sum -= samples[i - width];
            }
            int centre = Math.max(0, i - width / 2);
            result[centre] = (short) (sum / Math.min(i + 1, width));
        }
        for (int i = Math.max(0, samples.length - width / 2); i < samples.length; i++) {
            result[i] = samples[i];
        }
        return result;
    }
}
