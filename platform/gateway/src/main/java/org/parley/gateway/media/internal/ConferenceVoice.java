package org.parley.gateway.media.internal;

import java.util.function.Consumer;
import org.parley.gateway.media.ConferencePart;

/**
 * One party's voice: its gain, and whether somebody talks. Belongs to the conference's thread; allocates nothing.
 *
 * <p>Talk is what lies well over the noise of that line, which is learnt from its quietest frames; a cough of one frame is
 * not talk, a pause between words does not end it.
 */
final class ConferenceVoice {
    /** Fixed point: so many bits behind it. */
    private static final int BITS = 10;

    private static final int UNITY = 1 << BITS;
    /** Mean of the absolute samples of ordinary speech, about -26 dBm0. */
    private static final int ORDINARY = 1_200;

    private static final int LEAST_AUTO = UNITY / 10;
    private static final int MOST_AUTO = UNITY * 6;
    /** Below that nothing is talk: about -50 dBm0. */
    private static final int SILENCE = 80;

    private static final int OVER_NOISE = 3;
    private static final int FRAMES_TO_BEGIN = 3;
    private static final int FRAMES_TO_END = 40;

    private int fixed = UNITY;
    private boolean levelled;
    private int auto = UNITY;
    private int noise = SILENCE;
    private int loud;
    private int quiet;
    private boolean talks;
    private Consumer<Boolean> listener = change -> {};

    void is(ConferencePart part) {
        fixed = (int) Math.round(UNITY * Math.pow(10, part.gain() / 20));
        levelled = part.autoGain();
        auto = levelled ? auto : UNITY;
        listener = part.talking();
        if (!part.talks()) {
            ends();
        }
    }

    /** Takes the next frame as it was said and makes of it what the others hear. */
    void frame(short[] said) {
        int level = 0;
        for (short sample : said) {
            level += Math.abs(sample);
        }
        level /= said.length;
        boolean talk = level > Math.max(SILENCE, noise * OVER_NOISE);
        listen(talk);
        if (!talk) {
            noise = Math.max(1, noise + (level - noise) / 16);
        } else {
            // A noise that goes on is learnt in some seconds; speech has pauses.
            noise += Math.max(1, noise / 128);
        }
        if (levelled && talk) {
            long wanted = Math.min(MOST_AUTO, Math.max(LEAST_AUTO, (long) UNITY * ORDINARY / level));
            auto += (int) (wanted - auto) / 16;
        }
        amplify(said);
    }

    private void amplify(short[] said) {
        int factor = (int) ((long) fixed * auto >> BITS);
        if (factor == UNITY) {
            return;
        }
        for (int i = 0; i < said.length; i++) {
            int louder = (int) ((long) said[i] * factor >> BITS);
            said[i] = (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, louder));
        }
    }

    private void listen(boolean talk) {
        loud = talk ? loud + 1 : 0;
        quiet = talk ? 0 : quiet + 1;
        if (!talks && loud >= FRAMES_TO_BEGIN) {
            talks = true;
            listener.accept(true);
        } else if (talks && quiet >= FRAMES_TO_END) {
            ends();
        }
    }

    /** A frame in which nothing came. */
    void nothing() {
        listen(false);
    }

    /** It says no more. */
    void ends() {
        loud = 0;
        if (talks) {
            talks = false;
            listener.accept(false);
        }
    }
}
