package org.parley.browser.vxml.internal.prompt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.platform.Delivery;

/**
 * How the text of an element is to be spoken, as its attributes say (SSML 1.0 §3.2.1, §3.2.4).
 *
 * @param rate, volume as written; empty for what is around
 * @param voice name or gender
 * @param markup all that is written, for the engine (see {@link Delivery#markup})
 */
public record Prosody(
        Optional<String> rate, Optional<String> volume, Optional<String> voice, Map<String, String> markup) {
    public static final Prosody AS_AROUND = written(Map.of());

    private static final Map<String, Double> RATES =
            Map.of("x-slow", 0.5, "slow", 0.75, "medium", 1.0, "fast", 1.25, "x-fast", 1.75, "default", 1.0);

    private static final Map<String, Double> VOLUMES = Map.of(
            "silent", 0.0, "x-soft", 0.25, "soft", 0.5, "medium", 1.0, "loud", 1.5, "x-loud", 2.0, "default", 1.0);

    private static final double SLOWEST = 0.1;
    private static final double FASTEST = 10;
    private static final double LOUDEST = 4;

    /** What changes nothing by itself, and is for the engine to make something of. */
    public static Prosody written(Map<String, String> markup) {
        return new Prosody(Optional.empty(), Optional.empty(), Optional.empty(), markup);
    }

    public Delivery within(Delivery around) {
        double speed = rate.map(text -> value(text, RATES, around.rate(), 1)).orElse(around.rate());
        double loudness =
                volume.map(text -> value(text, VOLUMES, around.volume(), 100)).orElse(around.volume());
        Map<String, String> all = new LinkedHashMap<>(around.markup());
        all.putAll(markup);
        return new Delivery(
                Math.max(SLOWEST, Math.min(FASTEST, speed)),
                Math.max(0, Math.min(LOUDEST, loudness)),
                voice.orElse(around.voice()),
                all);
    }

    /** A label; a change, with a sign; a percentage of what is around; or a number, of which some unit is usual. */
    private static double value(String text, Map<String, Double> labels, double around, double usual) {
        if (labels.containsKey(text)) {
            return labels.get(text);
        }
        boolean change = text.startsWith("+") || text.startsWith("-");
        if (text.endsWith("dB")) {
            return around * Math.pow(10, Double.parseDouble(text.substring(0, text.length() - 2)) / 20);
        }
        if (text.endsWith("%")) {
            double share = Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
            return around * (change ? 1 + share : share);
        }
        double number = Double.parseDouble(text) / usual;
        return change ? around + number : number;
    }
}
