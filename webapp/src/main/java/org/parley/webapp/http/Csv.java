package org.parley.webapp.http;

import java.util.ArrayList;
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

    /**
     * Reads rows of cells; empty lines are left out. The apostrophe that {@link #of} puts before what looks like a formula is
     * taken away.
     *
     * @throws IllegalArgumentException when a quote is not closed
     */
    public static List<List<String>> read(String text) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        String all = text.startsWith("\uFEFF") ? text.substring(1) : text;
        for (int i = 0; i < all.length(); i++) {
            char sign = all.charAt(i);
            if (quoted) {
                boolean doubled = sign == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"';
                quoted = sign != '"' || doubled;
                if (quoted) {
                    cell.append(sign);
                }
                i += doubled ? 1 : 0;
            } else if (sign == '"') {
                quoted = true;
            } else if (sign == ',' || sign == '\n') {
                row.add(plain(cell.toString()));
                cell.setLength(0);
                if (sign == '\n') {
                    keep(rows, row);
                    row = new ArrayList<>();
                }
            } else if (sign != '\r') {
                cell.append(sign);
            }
        }
        if (quoted) {
            throw new IllegalArgumentException("A quote is opened and not closed");
        }
        row.add(plain(cell.toString()));
        keep(rows, row);
        return rows;
    }

    private static void keep(List<List<String>> rows, List<String> row) {
        if (row.size() > 1 || !row.get(0).isBlank()) {
            rows.add(row);
        }
    }

    private static String plain(String cell) {
        return cell.length() > 1 && cell.charAt(0) == '\'' && "=+@\t-".indexOf(cell.charAt(1)) >= 0
                ? cell.substring(1)
                : cell;
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
