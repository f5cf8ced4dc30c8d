package org.parley.webapp.template;

import java.util.Collection;
import java.util.Map;

/**
 * {@code $js}: values as ECMAScript literals, the only way for a value into {@code expr}, {@code cond} or {@code
 * <script>}. XML escaping does not protect there: the parser turns {@code &#39;} back into a quote.
 */
public final class ScriptLiterals {

    /**
     * The literal of a string, number, boolean, null, list or map. Quotes, backslashes, markup and everything outside
     * printable ASCII are written as \\u escapes, so the result is the same in an attribute, in text and in CDATA.
     *
     * @throws IllegalArgumentException for any other type
     */
    public String literal(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    private static void write(Object value, StringBuilder out) {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            out.append(value);
        } else if (value instanceof CharSequence text) {
            writeString(text, out);
        } else if (value instanceof Map<?, ?> map) {
            String separator = "({";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                out.append(separator);
                writeString(String.valueOf(entry.getKey()), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append(map.isEmpty() ? "({})" : "})");
        } else if (value instanceof Collection<?> items) {
            String separator = "[";
            for (Object item : items) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(items.isEmpty() ? "[]" : "]");
        } else {
            throw new IllegalArgumentException("$js.literal takes text, numbers, booleans, lists and maps, not "
                    + value.getClass().getName());
        }
    }

    private static void writeString(CharSequence text, StringBuilder out) {
        out.append('\'');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = c >= ' ' && c < 0x7f && "\\'\"<>&]$#".indexOf(c) < 0;
            if (plain) {
                out.append(c);
            } else {
                out.append(String.format("\\u%04x", (int) c));
            }
        }
        out.append('\'');
    }
}
