package org.parley.browser.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One thing that grammars can say, and how it is switched off; {@code grammar-rows.tsv} tells what its third column means.
 */
record GrammarRows(Row row, String off) {
    private static final Pattern REWRITING = Pattern.compile("/((?:\\\\/|[^/])*)/((?:\\\\/|[^/])*)/");

    static List<GrammarRows> all() throws IOException {
        return Files.readAllLines(Case.FOLDER.resolve("grammar-rows.tsv")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(fields -> {
                    String off = fields.length > 2 ? fields[2] : "";
                    return new GrammarRows(new Row(fields[0], fields[1], off.startsWith("unwrap")), off);
                })
                .toList();
    }

    String name() {
        return row.name();
    }

    /** Nothing that matches can tell whether it is there. */
    boolean isIdle() {
        return off.equals("idle");
    }

    /** An error name: what proves it is that it comes. */
    boolean isRefusal() {
        return off.equals("refusal");
    }

    Case switchedOffIn(Case tried) {
        if (off.startsWith("/")) {
            Matcher rewriting = REWRITING.matcher(off);
            if (!rewriting.matches()) {
                throw new IllegalArgumentException(row + ": " + off + " is no /expression/replacement/");
            }
            String expression = rewriting.group(1).replace("\\/", "/");
            String replacement = rewriting.group(2).replace("\\/", "/").replace("\\n", "\n");
            return tried.withSections(tried.sections().stream()
                    .map(document -> document.name().equals("grammar")
                            ? document
                            : document.withText(document.text().replaceAll(expression, replacement)))
                    .toList());
        }
        return SwitchOff.in(tried, row);
    }
}
