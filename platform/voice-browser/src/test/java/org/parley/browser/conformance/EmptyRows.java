package org.parley.browser.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Rows that no case proves, each with the reason: {@code empty-rows.tsv}. Shorter is better. */
final class EmptyRows {
    private static final Path FILE = Case.FOLDER.resolve("empty-rows.tsv");

    private EmptyRows() {}

    static Map<String, String> listed() throws IOException {
        return listed(FILE);
    }

    static Map<String, String> listed(Path file) throws IOException {
        Map<String, String> listed = new TreeMap<>();
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    String[] fields = line.split("\t", 2);
                    listed.put(fields[0], fields.length > 1 ? fields[1] : "");
                }
            }
        }
        return listed;
    }
}
