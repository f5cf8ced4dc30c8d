package org.parley.browser.text;

import java.util.ArrayList;
import java.util.List;

/** Where in a recording somebody speaks, by the energy of 20 ms frames. */
final class SpeechActivity {
    private static final int FRAME = Mulaw.RATE / 50;
    private static final int LOUD = 400;
    private static final int PAUSE_FRAMES = 25;

    /** @param from, to in samples */
    record Span(int from, int to) {}

    private SpeechActivity() {}

    /** The spans of speech; pauses below half a second belong to them. */
    static List<Span> of(byte[] mulaw) {
        List<Span> spans = new ArrayList<>();
        int from = -1;
        int to = 0;
        for (int frame = 0; frame * FRAME < mulaw.length; frame++) {
            int start = frame * FRAME;
            int end = Math.min(mulaw.length, start + FRAME);
            if (isLoud(mulaw, start, end)) {
                from = from < 0 ? start : from;
                to = end;
            } else if (from >= 0 && start - to >= PAUSE_FRAMES * FRAME) {
                spans.add(new Span(from, to));
                from = -1;
            }
        }
        if (from >= 0) {
            spans.add(new Span(from, to));
        }
        return spans;
    }

    private static boolean isLoud(byte[] mulaw, int start, int end) {
        long sum = 0;
        for (int i = start; i < end; i++) {
            sum += Math.abs(Mulaw.decode(mulaw[i]));
        }
        return sum / Math.max(1, end - start) > LOUD;
    }
}
