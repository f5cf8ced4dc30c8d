package org.parley.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.parley.browser.check.DocumentCheck;
import org.parley.browser.check.Mistake;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.HttpFetcher;
import org.parley.browser.fetch.HttpFetcherConfig;
import org.parley.browser.grammar.GrammarException;
import org.parley.webapp.phone.Documents;
import org.parley.webapp.template.Finding;
import org.parley.webapp.template.Sample;
import org.parley.webapp.template.TemplateException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./run check}: looks for mistakes in documents, grammars, templates and phrases without making a call. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Finds mistakes in VoiceXML and CCXML documents, grammars, templates and phrases.",
        footer = {
            "",
            "Without FILE it checks this server's templates, each as rendered with sample values in every language, its",
            "grammars and its phrases. Prints FILE:LINE: CAUSE for each mistake; the exit code is 1 when there is one."
        })
final class CheckCommand implements Callable<Integer> {
    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(10);

    private final Path home;

    @Parameters(paramLabel = "FILE|URL", description = "documents, grammars (XML or ABNF form) or templates (.vm)")
    private List<String> names = List.of();

    @Option(names = "--config", paramLabel = "FILE", description = "settings over platform-config/parley.conf")
    private Path config;

    @Spec
    private CommandSpec spec;

    CheckCommand(Path home) {
        this.home = home;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        Set<String> mistakes = new LinkedHashSet<>();
        if (names.isEmpty()) {
            Documents documents = documents();
            documents.linter().check().stream().map(CheckCommand::line).forEach(mistakes::add);
            mistakes.addAll(rendered(documents, ".vm"));
            mistakes.addAll(grammars());
        }
        for (String name : names) {
            mistakes.addAll(name.endsWith(".vm") ? template(name) : document(name));
        }
        mistakes.forEach(out::println);
        out.println(mistakes.isEmpty() ? "no mistakes found" : mistakes.size() + " mistakes found");
        out.flush();
        return mistakes.isEmpty() ? 0 : 1;
    }

    private Documents documents() throws IOException {
        return new Documents(Wiring.phone(Settings.load(home, config, Map.of())));
    }

    /** Those beside the templates, which no document names before a call comes to it. */
    private List<String> grammars() throws IOException {
        List<String> mistakes = new ArrayList<>();
        try (Stream<Path> files = Files.list(home.resolve("grammars"))) {
            for (Path file : files.filter(file -> file.toString().endsWith(".grxml"))
                    .sorted()
                    .toList()) {
                mistakes.addAll(document(file.toString()));
            }
        }
        return mistakes;
    }

    private static String line(Finding finding) {
        return new Mistake(finding.template(), finding.line(), finding.problem()).toString();
    }

    private List<String> template(String name) throws IOException {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file)) {
            return List.of(name + ":1: there is no such file");
        }
        String template = file.getFileName().toString();
        Documents documents = documents();
        List<String> mistakes = new ArrayList<>();
        documents.linter().check().stream()
                .filter(finding -> finding.template().equals(template))
                .map(CheckCommand::line)
                .forEach(mistakes::add);
        mistakes.addAll(rendered(documents, template));
        return mistakes;
    }

    /** What templates become must be right by the Recommendations; lines are those of the document that came out. */
    private static List<String> rendered(Documents documents, String ending) {
        DocumentCheck check = new DocumentCheck(uri -> {
            throw new GrammarException("error.badfetch", "no grammar is fetched here: " + uri, null);
        });
        List<String> mistakes = new ArrayList<>();
        for (String language : documents.languages()) {
            for (Sample sample : documents.samples("sample", language)) {
                // What ends with .xml.vm is data for <data>, in no vocabulary of a Recommendation.
                if (sample.template().endsWith(ending) && !sample.template().endsWith(".xml.vm")) {
                    mistakes.addAll(rendered(documents, sample, language, check));
                }
            }
        }
        return mistakes;
    }

    private static List<String> rendered(Documents documents, Sample sample, String language, DocumentCheck check) {
        String name = sample.template() + " (as rendered in " + language + ")";
        try {
            byte[] page = documents.render(sample.template(), sample.model()).getBytes(StandardCharsets.UTF_8);
            return check.check(page, name, URI.create("http://webapp.test/vxml/page")).stream()
                    .map(Mistake::toString)
                    .toList();
        } catch (TemplateException wrong) {
            return List.of(sample.template() + ":" + Math.max(1, wrong.line()) + ": " + wrong.getMessage());
        }
    }

    private List<String> document(String name) {
        boolean isUrl = name.matches("https?://.*");
        if (!isUrl && !Files.isRegularFile(Path.of(name))) {
            return List.of(name + ":1: there is no such file");
        }
        URI address = isUrl
                ? URI.create(name)
                : Path.of(name).toAbsolutePath().normalize().toUri();
        Set<URI> allowed = isUrl ? Set.of(address.resolve("/")) : Set.of();
        List<Path> roots = isUrl
                ? List.of()
                : List.of(Path.of(name).toAbsolutePath().normalize().getParent());
        HttpFetcherConfig fetching =
                new HttpFetcherConfig(Map.of(), allowed, roots, 4 << 20, 1 << 20, Duration.ofSeconds(5));
        CookieJar cookies = new CookieJar();
        try (HttpFetcher fetcher = new HttpFetcher(fetching)) {
            DocumentCheck check = new DocumentCheck(uri -> {
                try {
                    return fetcher.fetch(FetchRequest.get(uri, cookies, FETCH_TIMEOUT))
                            .body();
                } catch (FetchException failed) {
                    throw new GrammarException(failed.event(), failed.getMessage(), failed);
                }
            });
            byte[] content = fetcher.fetch(FetchRequest.get(address, cookies, FETCH_TIMEOUT))
                    .body();
            return check.check(content, name, address).stream()
                    .map(Mistake::toString)
                    .toList();
        } catch (FetchException failed) {
            return List.of(name + ":1: cannot be read: " + failed.getMessage());
        }
    }
}
