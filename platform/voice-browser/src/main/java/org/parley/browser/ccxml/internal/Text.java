package org.parley.browser.ccxml.internal;

import org.parley.browser.script.Scope;
import org.parley.browser.script.Undefined;

/** ECMAScript values as text. */
final class Text {
    private static final double INTEGERS_BELOW = 1e15;

    private Text() {}

    /** Of plain data that came from a script. */
    static String plain(Object value) {
        return value instanceof Number number ? number(number) : String.valueOf(value);
    }

    private static String number(Number number) {
        double d = number.doubleValue();
        return d == Math.rint(d) && Math.abs(d) < INTEGERS_BELOW ? String.valueOf((long) d) : String.valueOf(d);
    }

    /** As ECMAScript's ToString for plain values, JSON for objects. */
    static String of(Object value, Scope scope) {
        if (value instanceof String text) {
            return text;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value == null || value instanceof Boolean) {
            return String.valueOf(value);
        }
        return value == Undefined.UNDEFINED ? "undefined" : scope.toText(value);
    }
}
