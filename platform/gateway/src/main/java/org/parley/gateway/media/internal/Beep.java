package org.parley.gateway.media.internal;

import org.parley.gateway.audio.PromptCodec;
import org.parley.gateway.media.Tone;

/** Computes tones. */
public final class Beep {
    private static final int RATE = 8000;
    private static final int EDGE = 40;

    private Beep() {}

    /** µ-law of a tone with soft edges, padded to whole frames. */
    public static byte[] of(Tone tone) {
        int sounding = (int) (tone.length().toMillis() * RATE / 1000);
        int frames = (sounding + RtpSender.FRAME - 1) / RtpSender.FRAME;
        short[] samples = new short[frames * RtpSender.FRAME];
        double peak = Short.MAX_VALUE * Math.pow(10, tone.level() / 20);
        for (int i = 0; i < sounding; i++) {
            double edge = Math.min(1, Math.min(i, sounding - 1 - i) / (double) EDGE);
            samples[i] = (short) Math.round(peak * edge * Math.sin(2 * Math.PI * tone.hertz() * i / RATE));
        }
        return PromptCodec.encode(samples);
    }
}
