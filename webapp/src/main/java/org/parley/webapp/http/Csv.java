package org.parley.webapp.http;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows for spreadsheets (RFC 4180). */
public final class Csv {
    private Csv() {}

    /** @param head names of the columns, for a list without rows too */
    public static String of(List<String> head, List<Map<String, Object>> rows) {
        return line(head)
                + rows.stream()
                        .map(row -> line(head.stream().map(row::get).toList()))
                        .collect(Collectors.joining());
    }

    private static String line(Collection<?> values) {
        return values.stream().map(value -> cell(text(value))).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** A list is one cell. */
    private static String text(Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" "))
                : String.valueOf(value);
    }

    /** A text that a spreadsheet would take for a formula gets an apostrophe. */
    private static String cell(String text) {
        String safe = text.matches("[=+@\\t\\r-].*") && !text.matches("\\+?[0-9]+") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
