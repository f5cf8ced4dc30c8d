package org.parley.browser.ccxml.internal.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.script.ScriptException;

/** Times as attributes hold them: {@code 5s}, {@code 500ms}; and whole seconds for caching. */
final class TimeValue {
    private static final Pattern TIME = Pattern.compile("\\+?(\\d{1,9}(?:\\.\\d{1,6})?|\\.\\d{1,6})(ms|s)");

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

    /** {@code maxage} and {@code maxstale}: seconds. */
    static Optional<Duration> seconds(Optional<String> expression, Execution execution)
            throws ScriptException, EventException {
        if (expression.isEmpty()) {
            return Optional.empty();
        }
        String text = execution.text(expression.get()).strip();
        try {
            return Optional.of(Duration.ofSeconds(new BigDecimal(text).longValueExact()));
        } catch (ArithmeticException | NumberFormatException e) {
            throw EventException.semantic("'" + text + "' is not a number of seconds");
        }
    }
}
