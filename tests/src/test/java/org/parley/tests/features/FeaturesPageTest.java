package org.parley.tests.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/features.md}: what the message center does and which test proves it, from the annotations of the tests. */
class FeaturesPageTest {
    private static final Path HOME = Path.of(System.getProperty("parley.home", ".."));
    private static final Path PAGE = HOME.resolve("docs/features.md");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** First and last rows of the checklist that are the message center's. */
    private static final int[][] ROWS = {
        {1, 106},
        {117, 118},
        {121, 122},
        {187, 188},
        {200, 201},
        {210, 210},
        {212, 216},
        {221, 221},
        {223, 230},
        {241, 245}
    };

    @Test
    void thePageIsAsTheAnnotationsAre() throws IOException {
        Map<String, String> features = features();
        SortedMap<String, TreeSet<String>> proofs = new TreeMap<>();
        for (Proof proof : Proof.in(HOME)) {
            assertThat(features).as("features.tsv, for %s", proof).containsKey(proof.feature());
            proofs.computeIfAbsent(proof.feature(), key -> new TreeSet<>()).add(proof.test());
        }
        String page = page(features, proofs);
        if (Boolean.getBoolean("features.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/features.md is old: -Dtest=FeaturesPageTest -Dfeatures.write=true writes it anew")
                .isEqualTo(page);
    }

    @Test
    void theRowsAreThoseOfTheMessageCenterAndEachIsProved() throws IOException {
        Map<String, String> features = features();
        for (int[] range : ROWS) {
            for (int row = range[0]; row <= range[1]; row++) {
                assertThat(features).containsKey(String.valueOf(row));
            }
        }
        Set<String> proved = Proof.in(HOME).stream().map(Proof::feature).collect(Collectors.toSet());
        assertThat(proved).containsAll(features.keySet());
    }

    /** The rows in their order. */
    private static Map<String, String> features() throws IOException {
        Map<String, String> features = new LinkedHashMap<>();
        try (InputStream file = FeaturesPageTest.class.getResourceAsStream("/features.tsv")) {
            new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(columns -> features.put(columns[0], columns[1]));
        }
        return features;
    }

    private static String page(Map<String, String> features, Map<String, TreeSet<String>> proofs) {
        List<String> numbered = features.keySet().stream()
                .filter(name -> NUMBER.matcher(name).matches())
                .toList();
        List<String> named = features.keySet().stream()
                .filter(name -> !numbered.contains(name))
                .toList();
        long proved = features.keySet().stream().filter(proofs::containsKey).count();
        return """
                # What the message center does, and the test that proves it

                Written by `FeaturesPageTest` from the `@Proves` of the tests (`-Dtest=FeaturesPageTest \
                -Dfeatures.write=true`), not by hand. %d of %d rows have a test; the others are not built, or nothing proves \
                them. Tests of `tests/menus` are calls by text, those of `tests/system` calls by SIP with sound, those of \
                `tests/pages` a browser.

                | # | feature | proved by |
                |---|---|---|
                %s
                | item | what | proved by |
                |---|---|---|
                %s""".formatted(
                        proved, features.size(), table(numbered, features, proofs), table(named, features, proofs));
    }

    private static String table(List<String> names, Map<String, String> features, Map<String, TreeSet<String>> proofs) {
        StringBuilder table = new StringBuilder();
        for (String name : names) {
            table.append("| ")
                    .append(name)
                    .append(" | ")
                    .append(features.get(name).replace("|", "\\|"))
                    .append(" | ")
                    .append(String.join("<br>", proofs.getOrDefault(name, new TreeSet<>())))
                    .append(" |\n");
        }
        return table.toString();
    }
}
