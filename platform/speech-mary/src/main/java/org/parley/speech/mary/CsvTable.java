package org.parley.speech.mary;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Rows of a small CSV file (RFC 4180): quoted cells may hold commas and doubled quotes, not line breaks. */
final class CsvTable {
    private CsvTable() {}

    /** All rows, the header first; blank lines are left out. */
    static List<List<String>> read(Path file) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.isBlank()) {
                rows.add(cells(line));
            }
        }
        return rows;
    }

    /** A row as a line, cells quoted where they must be. */
    static String line(String... cells) {
        List<String> quoted = new ArrayList<>();
        for (String cell : cells) {
            boolean plain = cell.indexOf(',') < 0 && cell.indexOf('"') < 0;
            quoted.add(plain ? cell : '"' + cell.replace("\"", "\"\"") + '"');
        }
        return String.join(",", quoted);
    }

    private static List<String> cells(String line) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && quoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                cell.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
