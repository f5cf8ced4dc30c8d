package org.parley.browser.ccxml.internal;

import org.parley.browser.script.Scope;
import org.parley.browser.script.Undefined;

/** ECMAScript values as text. */
final class Text {
    private static final double INTEGERS_BELOW = 1e15;

    private Text() {}

    /** As ECMAScript's ToString for plain values, JSON for objects. */
    static String of(Object value, Scope scope) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number number) {
            double d = number.doubleValue();
            return d == Math.rint(d) && Math.abs(d) < INTEGERS_BELOW ? String.valueOf((long) d) : String.valueOf(d);
        }
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return value == Undefined.UNDEFINED ? "undefined" : scope.toText(value);
    }
}
