package org.parley.gateway.speech;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which engines speak, and how long callers wait for them.
 *
 * @param order names of engines ({@link SpeechEngine#family()}) by language, in the order in which they are asked: a tag in
 *     lower case such as {@code en-us}, a primary one such as {@code en}, or {@link #OTHER}
 * @param patience how long nothing may be heard of all engines together before a text is spelt
 * @param retryAfter how long an engine is kept out that was not heard in time
 */
public record SpeechSettings(Map<String, List<String>> order, Duration patience, Duration retryAfter) {
    public static final String OTHER = "other";

    public static final SpeechSettings DEFAULT = new SpeechSettings(
            Map.of(OTHER, List.of("mary", "espeak-ng", "flite")), Duration.ofSeconds(1), Duration.ofSeconds(30));

    public SpeechSettings {
        if (patience.isNegative() || patience.isZero() || patience.compareTo(Duration.ofSeconds(10)) > 0) {
            throw new IllegalArgumentException("speech patience " + patience + ": give more than 0 and at most 10 s");
        }
        order = Map.copyOf(order);
    }

    /** Those of the engines that are named for a language and speak it, in that order. */
    List<SpeechEngine> engines(String language, List<SpeechEngine> all) {
        String tag = language.toLowerCase(Locale.ROOT);
        List<String> names = Optional.ofNullable(order.get(tag))
                .or(() -> Optional.ofNullable(order.get(tag.split("-", 2)[0])))
                .or(() -> Optional.ofNullable(order.get(OTHER)))
                .orElse(List.of());
        return names.stream()
                .flatMap(name -> all.stream().filter(engine -> engine.family().equals(name)))
                .filter(engine -> engine.speaks(language))
                .toList();
    }
}
