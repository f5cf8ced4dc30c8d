package org.parley.browser.vxml.internal.element;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as VoiceXML writes them: {@code 3s}, {@code 850ms}, {@code 0.7s} (VoiceXML 2.0 §6.5). */
public final class TimeDesignation {
    private static final Pattern FORM = Pattern.compile("\\+?(\\d++(?!\\.)|\\d*+\\.\\d++)(ms|s)");

    private TimeDesignation() {}

    public static Optional<Duration> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches() || matcher.group(1).length() > 12) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal nanos = number.movePointRight(matcher.group(2).equals("s") ? 9 : 6);
        return Optional.of(
                Duration.ofNanos(nanos.setScale(0, RoundingMode.HALF_UP).longValue()));
    }
}
