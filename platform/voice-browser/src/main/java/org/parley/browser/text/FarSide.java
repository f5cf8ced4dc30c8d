package org.parley.browser.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a called telephone does, step by step: {@code rings 3s, answers, hangs up 5s} or {@code busy}. A time is how long
 * the step lasts before the next one, for {@code hangs up} how long it waits. After {@code rings} without more it rings
 * until somebody answers for it.
 */
public record FarSide(List<Step> steps) {
    private static final Pattern STEP = Pattern.compile(
            "(rings|answers|busy|declines|unreachable|hangs up|refuses merges)(?:\\s+(\\d+(?:\\.\\d+)?m?s)|\\s+(\\d{3}))?");

    /** @param status for refusals: the SIP status that they would have */
    record Step(Kind kind, Duration length, int status) {}

    enum Kind {
        RINGS,
        ANSWERS,
        DECLINES,
        HANGS_UP,
        REFUSES_MERGES
    }

    /** A telephone that does not exist. */
    static FarSide nobody() {
        return new FarSide(List.of(new Step(Kind.DECLINES, Duration.ZERO, 404)));
    }

    /**
     * Reads lines {@code NUMBER STEPS}.
     *
     * @throws IllegalArgumentException for a line that says something else
     */
    public static Map<String, FarSide> readAll(String lines) {
        Map<String, FarSide> all = new TreeMap<>();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            String[] parts = line.split("\\s+", 2);
            all.put(parts[0], read(parts.length > 1 ? parts[1] : ""));
        });
        return all;
    }

    static FarSide read(String text) {
        List<Step> steps = new ArrayList<>();
        for (String part : text.split(",")) {
            Matcher matcher = STEP.matcher(part.strip());
            if (!matcher.matches()) {
                throw new IllegalArgumentException("'" + part.strip()
                        + "' is not one of: rings TIME, answers, busy, declines STATUS, unreachable, hangs up TIME,"
                        + " refuses merges");
            }
            Duration length = matcher.group(2) == null
                    ? Duration.ZERO
                    : TextInput.time(matcher.group(2)).orElseThrow();
            int status = matcher.group(3) == null ? 603 : Integer.parseInt(matcher.group(3));
            steps.add(
                    switch (matcher.group(1)) {
                        case "rings" -> new Step(Kind.RINGS, length, 180);
                        case "answers" -> new Step(Kind.ANSWERS, length, 200);
                        case "busy" -> new Step(Kind.DECLINES, length, 486);
                        case "declines" -> new Step(Kind.DECLINES, length, status);
                        case "unreachable" -> new Step(Kind.DECLINES, length, 480);
                        case "refuses merges" -> new Step(Kind.REFUSES_MERGES, length, 0);
                        default -> new Step(Kind.HANGS_UP, length, 0);
                    });
        }
        return new FarSide(List.copyOf(steps));
    }
}
