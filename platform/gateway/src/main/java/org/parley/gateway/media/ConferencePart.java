package org.parley.gateway.media;

import java.util.function.Consumer;

/**
 * What a call does in a conference.
 *
 * @param talks the others hear it
 * @param hears it hears the others, instead of its dialog
 * @param enterTone what the others hear when it comes
 * @param exitTone what they will hear when it goes
 * @param gain of what it says, in decibels, from {@link #LEAST_GAIN} to {@link #MOST_GAIN}
 * @param autoGain what it says is brought to the level of ordinary speech, on top of the gain
 * @param talking told {@code true} when the caller begins to talk and {@code false} when it has been quiet for a while; on
 *     a media thread, so it must return at once
 */
public record ConferencePart(
        boolean talks,
        boolean hears,
        ConferenceTone enterTone,
        ConferenceTone exitTone,
        double gain,
        boolean autoGain,
        Consumer<Boolean> talking) {
    public static final double LEAST_GAIN = -40;
    public static final double MOST_GAIN = 20;

    public ConferencePart {
        gain = Math.max(LEAST_GAIN, Math.min(MOST_GAIN, gain));
    }

    /** As it speaks, without tones. */
    public static ConferencePart of(boolean talks, boolean hears) {
        return new ConferencePart(talks, hears, ConferenceTone.NONE, ConferenceTone.NONE, 0, false, change -> {});
    }

    /** With tones of coming and going. */
    public ConferencePart tones(ConferenceTone enter, ConferenceTone exit) {
        return new ConferencePart(talks, hears, enter, exit, gain, autoGain, talking);
    }

    /** @param decibels on what it says */
    public ConferencePart gain(double decibels) {
        return new ConferencePart(talks, hears, enterTone, exitTone, decibels, autoGain, talking);
    }

    /** At the level of ordinary speech. */
    public ConferencePart levelled() {
        return new ConferencePart(talks, hears, enterTone, exitTone, gain, true, talking);
    }

    /** @param listener told when the caller begins to talk and ends */
    public ConferencePart talking(Consumer<Boolean> listener) {
        return new ConferencePart(talks, hears, enterTone, exitTone, gain, autoGain, listener);
    }
}
