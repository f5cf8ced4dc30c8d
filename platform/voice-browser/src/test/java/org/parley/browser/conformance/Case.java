package org.parley.browser.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One case file.
 *
 * @param name path below the folder of cases, without {@code .case}
 * @param about the section of the Recommendation and what it asks, in own words
 * @param covers rows of the table that must be on for this case to pass
 * @param refuses rows of which this case holds a wrong use
 * @param open why it does not pass yet; empty for a case that must
 * @param sections its documents, in order
 * @param call lines of the call section; empty for a case of another kind
 */
record Case(
        String name,
        String about,
        List<String> covers,
        List<String> refuses,
        Optional<String> open,
        List<CaseDocument> sections,
        List<String> call) {
    static final Path FOLDER = Path.of(System.getProperty("conformance.cases", "src/test/conformance"))
            .toAbsolutePath();

    private static final String SUFFIX = ".case";
    private static final Pattern SECTION = Pattern.compile("--- (\\S+)(?:\\s+\\[(.*)])?\\s*");

    /** All case files below a folder, by name. */
    static List<Case> all(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(SUFFIX))
                    .sorted()
                    .toList()) {
                String path = FOLDER.relativize(file).toString().replace('\\', '/');
                cases.add(parse(path.substring(0, path.length() - SUFFIX.length()), Files.readString(file)));
            }
        }
        return cases;
    }

    /** @throws IllegalArgumentException when the file is not in the format */
    static Case parse(String name, String text) {
        Map<String, String> head = new LinkedHashMap<>();
        List<CaseDocument> sections = new ArrayList<>();
        List<String> call = new ArrayList<>();
        StringBuilder body = null;
        for (String line : text.split("\\R", -1)) {
            Matcher section = SECTION.matcher(line);
            if (section.matches()) {
                close(sections, body, call);
                String options = section.group(2) == null ? "" : section.group(2);
                sections.add(new CaseDocument(section.group(1), CaseDocument.options(options), ""));
                body = new StringBuilder();
            } else if (body != null) {
                body.append(line).append('\n');
            } else if (!line.isBlank()) {
                int colon = line.indexOf(": ");
                if (colon < 0) {
                    throw new IllegalArgumentException(name + ": no 'key: value': " + line);
                }
                head.merge(line.substring(0, colon), line.substring(colon + 2).strip(), (a, b) -> a + " " + b);
            }
        }
        close(sections, body, call);
        if (!head.containsKey("about")) {
            throw new IllegalArgumentException(name + ": a case says what it is about");
        }
        return new Case(
                name,
                head.get("about"),
                rows(head.get("covers")),
                rows(head.get("refuses")),
                Optional.ofNullable(head.get("open")),
                List.copyOf(sections),
                List.copyOf(call));
    }

    private static void close(List<CaseDocument> sections, StringBuilder body, List<String> call) {
        if (body == null) {
            return;
        }
        CaseDocument last = sections.remove(sections.size() - 1);
        if (last.name().equals("call")) {
            body.toString()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .forEach(call::add);
        } else {
            sections.add(last.withText(body.toString().strip()));
        }
    }

    private static List<String> rows(String text) {
        return text == null
                ? List.of()
                : Arrays.stream(text.strip().split("\\s+")).toList();
    }

    /** The section of this name. */
    Optional<CaseDocument> section(String wanted) {
        return sections.stream()
                .filter(document -> document.name().equals(wanted))
                .findFirst();
    }

    /** A case that calls a VoiceXML document. */
    boolean isDialog() {
        return section("main.vxml").isPresent();
    }

    Case withSections(List<CaseDocument> others) {
        return new Case(name, about, covers, refuses, open, List.copyOf(others), call);
    }

    @Override
    public String toString() {
        return name;
    }
}
