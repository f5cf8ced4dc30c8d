package org.parley.webapp.template;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A time setting as templates use it: inserted it is a VoiceXML time designation (CSS2, for instance {@code 1500ms}),
 * {@code .millis} is the number.
 */
public record TimeSpan(long millis) {
    private static final Pattern WRITTEN = Pattern.compile(
            "(\\d+(?:\\.\\d+)?)\\s*(ms|millis|milliseconds?|s|seconds?|m|minutes?|h|hours?)", Pattern.CASE_INSENSITIVE);

    /** For Velocity, which looks for getters. */
    public long getMillis() {
        return millis;
    }

    public Duration duration() {
        return Duration.ofMillis(millis);
    }

    /** Reads a HOCON duration such as {@code 3 s} or {@code 5 minutes}; empty when the text is none. */
    public static Optional<TimeSpan> parse(String text) {
        Matcher written = WRITTEN.matcher(text.trim());
        if (!written.matches()) {
            return Optional.empty();
        }
        String unit = written.group(2).toLowerCase(java.util.Locale.ROOT);
        double factor = unit.startsWith("mi") && !unit.startsWith("min") || unit.equals("ms")
                ? 1
                : unit.startsWith("s") ? 1_000 : unit.startsWith("m") ? 60_000 : 3_600_000;
        return Optional.of(new TimeSpan(Math.round(Double.parseDouble(written.group(1)) * factor)));
    }

    @Override
    public String toString() {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }
}
