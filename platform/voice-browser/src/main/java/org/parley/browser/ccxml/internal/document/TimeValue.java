package org.parley.browser.ccxml.internal.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.script.ScriptException;

/** Times as attributes hold them: {@code 5s}, {@code 500ms}; for caching plain seconds too. */
final class TimeValue {
    private static final Pattern TIME = Pattern.compile("\\+?(\\d{1,9}(?:\\.\\d{1,6})?|\\.\\d{1,6})(ms|s)");

    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

    private TimeValue() {}

    /** @throws EventException error.semantic unless it is a time */
    static Duration of(String text) throws EventException {
        Matcher matcher = TIME.matcher(text.strip());
        if (!matcher.matches()) {
            throw EventException.semantic("'" + text + "' is not a time such as 5s or 500ms");
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        return Duration.ofNanos(
                number.movePointRight(matcher.group(2).equals("s") ? 9 : 6).longValue());
    }

    static Optional<Duration> of(Optional<String> expression, Execution execution)
            throws ScriptException, EventException {
        return expression.isEmpty() ? Optional.empty() : Optional.of(of(execution.text(expression.get())));
    }

    /** {@code maxage} and {@code maxstale}. */
    static Optional<Duration> seconds(Optional<String> expression, Execution execution)
            throws ScriptException, EventException {
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(orSeconds(execution.text(expression.get())));
    }

    /** A time, or a plain number of seconds. */
    static Duration orSeconds(String text) throws EventException {
        String number = text.strip();
        return NUMBER.matcher(number).matches() ? of(number + "s") : of(number);
    }
}
