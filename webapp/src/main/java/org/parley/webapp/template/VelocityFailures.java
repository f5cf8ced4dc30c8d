package org.parley.webapp.template;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.velocity.exception.ExtendedParseException;

/** Turns what Velocity throws into template, line and cause. */
final class VelocityFailures {
    private static final Pattern PLACE = Pattern.compile("(?:at |in )?([\\w./-]+\\.vm)\\[line (\\d+), column \\d+]");

    private VelocityFailures() {}

    static TemplateException explain(String template, RuntimeException failure) {
        Throwable deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String problem = deepest.getMessage() == null ? deepest.toString() : deepest.getMessage();
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ExtendedParseException place && place.getLineNumber() > 0) {
                return new TemplateException(place.getTemplateName(), place.getLineNumber(), problem, failure);
            }
            Matcher place = PLACE.matcher(String.valueOf(at.getMessage()));
            if (place.find()) {
                return new TemplateException(place.group(1), Integer.parseInt(place.group(2)), problem, failure);
            }
        }
        return new TemplateException(template, 0, problem, failure);
    }
}
