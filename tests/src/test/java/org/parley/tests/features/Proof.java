package org.parley.tests.features;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * That a test proves a feature.
 *
 * @param feature number or name of its row
 * @param test package, class and method, as people look for it
 */
record Proof(String feature, String test) {
    private static final List<String> MODULES = List.of("tests", "webapp", "platform/gateway", "platform/server");
    /** An annotation, and the name of the method or class behind it, past other annotations. */
    private static final Pattern ANNOTATED = Pattern.compile(
            "@Proves\\(\\{?([^)}]*)}?\\)(?:(?!@Proves)[\\s\\S])*?(?:void (\\w+)\\(|(?:class|interface) (\\w+))");

    private static final Pattern NAME = Pattern.compile("\"([^\"]+)\"");

    /** All that the sources of a project say. */
    static List<Proof> in(Path home) throws IOException {
        List<Proof> proofs = new ArrayList<>();
        for (String module : MODULES) {
            Path sources = home.resolve(module).resolve("src/test/java/org/parley");
            try (Stream<Path> files = Files.walk(sources)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.endsWith("Proves.java"))
                        .filter(file -> !file.endsWith("Proof.java"))
                        .sorted()
                        .forEach(file -> read(file, sources.relativize(file), proofs));
            }
        }
        return proofs;
    }

    private static void read(Path file, Path name, List<Proof> proofs) {
        try {
            Matcher annotated = ANNOTATED.matcher(Files.readString(file));
            String place =
                    name.getParent() + "/" + name.getFileName().toString().replace(".java", "");
            while (annotated.find()) {
                String test = annotated.group(2) == null ? place : place + "." + annotated.group(2);
                Matcher feature = NAME.matcher(annotated.group(1));
                while (feature.find()) {
                    proofs.add(new Proof(feature.group(1), test));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
