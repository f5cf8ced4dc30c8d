package org.parley.webapp.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The codes of telephones, as {@code pages/phone-functions.tsv} tells of them: the setting of the dial plan that says what is
 * dialled, what it usually is, the name, and how it is used with {@code {code}} in it.
 */
final class PhoneFunctions {
    private static final String FILE = "/pages/phone-functions.tsv";

    private final PageSettings settings;
    private final List<String[]> lines;

    PhoneFunctions(PageSettings settings) {
        this.settings = settings;
        try (InputStream file = PhoneFunctions.class.getResourceAsStream(FILE)) {
            lines = new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One row of the page for each. */
    List<Map<String, Object>> rows() {
        return lines.stream().map(this::row).toList();
    }

    private Map<String, Object> row(String[] columns) {
        String usual = columns[1];
        String code = settings.code(columns[0], usual);
        return Map.of(
                "title",
                columns[2],
                "code",
                code,
                "how",
                columns[3].replace("{code}", code.split(", ")[0]),
                "usual",
                code.equals(usual) ? "" : usual);
    }
}
