package org.parley.browser.vxml.internal.prompt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.platform.Delivery;

/**
 * How the text of an element is to be spoken, as its attributes say (SSML 1.0 §3.2.1, §3.2.4).
 *
 * @param rate as written, like {@code volume} and {@code pitch}; empty for what is around
 * @param voice name or gender
 * @param markup all that is written, for the engine (see {@link Delivery#markup})
 */
public record Prosody(
        Optional<String> rate,
        Optional<String> volume,
        Optional<String> pitch,
        Optional<String> voice,
        Map<String, String> markup) {
    public static final Prosody AS_AROUND = written(Map.of());

    private static final Map<String, Double> RATES =
            Map.of("x-slow", 0.5, "slow", 0.75, "medium", 1.0, "fast", 1.25, "x-fast", 1.75, "default", 1.0);

    private static final Map<String, Double> VOLUMES = Map.of(
            "silent", 0.0, "x-soft", 0.25, "soft", 0.5, "medium", 1.0, "loud", 1.5, "x-loud", 2.0, "default", 1.0);

    private static final Map<String, Double> PITCHES =
            Map.of("x-low", 0.6, "low", 0.8, "medium", 1.0, "high", 1.25, "x-high", 1.6, "default", 1.0);

    /** What a pitch in hertz is a share of: between the usual voices of men and of women. */
    private static final double USUAL_HERTZ = 160;

    private static final double SEMITONES = 12;
    private static final double LOWEST = 0.25;
    private static final double HIGHEST = 4;
    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 10;
    /** No prompt is louder than so many times the usual. */
    static final double LOUDEST = 4;

    /** What changes nothing by itself, and is for the engine to make something of. */
    public static Prosody written(Map<String, String> markup) {
        return new Prosody(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), markup);
    }

    public Delivery within(Delivery around) {
        double speed = rate.map(text -> value(text, RATES, around.rate(), 1)).orElse(around.rate());
        double loudness =
                volume.map(text -> value(text, VOLUMES, around.volume(), 100)).orElse(around.volume());
        double height = pitch.map(text -> value(text, PITCHES, around.pitch(), USUAL_HERTZ))
                .orElse(around.pitch());
        Map<String, String> all = new LinkedHashMap<>(around.markup());
        all.putAll(markup);
        return new Delivery(
                Math.max(SLOWEST, Math.min(FASTEST, speed)),
                Math.max(0, Math.min(LOUDEST, loudness)),
                Math.max(LOWEST, Math.min(HIGHEST, height)),
                voice.orElse(around.voice()),
                all);
    }

    /** The share of loudness that a change such as {@code +6dB} is. */
    public static double ofDecibels(double change) {
        return Math.pow(10, change / 20);
    }

    /** A label; a change, with a sign; a percentage of what is around; or a number, of which some unit is usual. */
    private static double value(String text, Map<String, Double> labels, double around, double usual) {
        if (labels.containsKey(text)) {
            return labels.get(text);
        }
        boolean change = text.startsWith("+") || text.startsWith("-");
        double written = Double.parseDouble(text.replaceFirst("(dB|st|Hz|%)$", ""));
        if (text.endsWith("dB")) {
            return around * ofDecibels(written);
        }
        if (text.endsWith("st")) {
            return around * Math.pow(2, written / SEMITONES);
        }
        if (text.endsWith("%")) {
            return around * (change ? 1 + written / 100 : written / 100);
        }
        double number = written / usual;
        return change ? around + number : number;
    }
}
