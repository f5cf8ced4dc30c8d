package org.parley.webapp.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds mistakes in templates without a call: reads them as typed, renders them with samples and reads the result. */
public final class TemplateLinter {
    private static final Pattern PHRASE = Pattern.compile("(?:#say|#p|\\$phrase\\.(?:src|text))\\(\"([^\"]+)\"\\)");
    private static final Pattern FILE = Pattern.compile("\\$(grammar|script)\\.url\\(\"([^\"]+)\"\\)");

    private final Templates templates;
    private final Predicate<String> phraseExists;
    private final HashedFolder grammars;
    private final HashedFolder scripts;
    private final List<Sample> samples;
    private final Predicate<String> served;

    /**
     * @param phraseExists whether phrases.csv has a row with this id
     * @param samples at least one for each template that is rendered
     * @param served whether the platform connector answers at a path
     */
    public TemplateLinter(
            Templates templates,
            Predicate<String> phraseExists,
            HashedFolder grammars,
            HashedFolder scripts,
            List<Sample> samples,
            Predicate<String> served) {
        this.templates = templates;
        this.phraseExists = phraseExists;
        this.grammars = grammars;
        this.scripts = scripts;
        this.samples = List.copyOf(samples);
        this.served = served;
    }

    /**
     * All mistakes, file by file; none when every template is right.
     *
     * @throws IOException when a file cannot be read
     */
    public List<Finding> check() throws IOException {
        Set<Finding> findings = new LinkedHashSet<>();
        for (Path file : files()) {
            String name = file.getFileName().toString();
            String text = Files.readString(file);
            findings.addAll(TemplateScanner.scan(name, text));
            findings.addAll(names(name, text));
            if (!name.equals(Templates.MACROS)
                    && samples.stream().noneMatch(sample -> sample.template().equals(name))) {
                findings.add(new Finding(name, 0, "no page renders this template"));
            }
        }
        for (Sample sample : samples) {
            findings.addAll(render(sample));
        }
        return List.copyOf(findings);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(templates.folder())) {
            return files.filter(file -> file.toString().endsWith(".vm"))
                    .sorted()
                    .toList();
        }
    }

    private List<Finding> names(String name, String text) {
        List<Finding> findings = new ArrayList<>();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            for (Matcher phrase = PHRASE.matcher(lines[i]); phrase.find(); ) {
                if (!phraseExists.test(phrase.group(1))) {
                    findings.add(new Finding(name, i + 1, "phrases.csv has no row " + phrase.group(1)));
                }
            }
            for (Matcher file = FILE.matcher(lines[i]); file.find(); ) {
                HashedFolder folder = file.group(1).equals("grammar") ? grammars : scripts;
                if (!folder.exists(file.group(2))) {
                    findings.add(new Finding(name, i + 1, "there is no " + file.group(1) + " " + file.group(2)));
                }
            }
        }
        return findings;
    }

    private List<Finding> render(Sample sample) {
        try {
            return DocumentChecks.check(sample.template(), templates.render(sample.template(), sample.model()), served);
        } catch (TemplateException e) {
            String place = e.template() + (e.line() > 0 ? ", line " + e.line() : "") + ": ";
            return List.of(new Finding(e.template(), e.line(), e.getMessage().replace(place, "")));
        }
    }
}
