package org.parley.webapp.phrase;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of a CSV file (RFC 4180): plain cells, or quoted ones that may hold commas and doubled quotes. */
final class CsvLine {
    private static final Pattern CELL = Pattern.compile("\\G(?:\"((?:[^\"]|\"\")*)\"|([^,\"]*))(,|$)");

    private CsvLine() {}

    static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        Matcher cell = CELL.matcher(line);
        while (cell.find()) {
            cells.add(cell.group(1) == null ? cell.group(2) : cell.group(1).replace("\"\"", "\""));
            if (cell.group(3).isEmpty()) {
                return cells;
            }
        }
        throw new IllegalArgumentException("Not a CSV line: " + line);
    }
}
