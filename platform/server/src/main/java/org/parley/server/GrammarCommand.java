package org.parley.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.parley.browser.grammar.CompiledGrammar.Parse;
import org.parley.browser.grammar.GrammarDocument;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.GrammarTrial;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.script.RhinoScripts;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./run grammar}: tells how an SRGS grammar takes some words or keys, and what they mean. */
@Command(
        name = "grammar",
        mixinStandardHelpOptions = true,
        description = "Tells whether a grammar matches words or keys, how, and what they mean.",
        footer = {
            "",
            "Prints one line of JSON: match, parse (SRGS 1.0 appendix H) and interpretation. The root rule is tried first,",
            "then the public rules; FILE#rule tries one rule. A grammar with a mistake: FILE:line: cause, and exit code 1."
        })
final class GrammarCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "FILE[#RULE]", description = "a grammar in the XML or the ABNF form")
    private String file;

    @Parameters(index = "1", paramLabel = "TOKENS", description = "words, or keys with or without white space")
    private String tokens;

    @Option(
            names = "--allow",
            paramLabel = "ORIGIN",
            description = "may be fetched from, for instance http://127.0.0.1:8000")
    private Set<URI> allowed = Set.of();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        int hash = file.lastIndexOf('#');
        boolean hasRule = hash > 0 && !Files.exists(Path.of(file));
        Path path = Path.of(hasRule ? file.substring(0, hash) : file);
        if (!Files.isRegularFile(path)) {
            err.println(path + ": there is no such file");
            return 1;
        }
        URI address = path.toAbsolutePath().normalize().toUri();
        GrammarDocument document =
                new GrammarDocument(Files.readAllBytes(path), address, hasRule ? file.substring(hash + 1) : "", "");
        // The result has standard output for itself; what goes wrong is told below.
        Logger log = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        Level level = log.getLevel();
        log.setLevel(Level.OFF);
        try (GrammarReferences references = new GrammarReferences(path, allowed, err)) {
            SrgsCompiler compiler = new SrgsCompiler(new RhinoScripts());
            Optional<Parse> parse =
                    GrammarTrial.of(compiler, document, references).match(tokens);
            spec.commandLine().getOut().println(line(parse, path, err));
            spec.commandLine().getOut().flush();
            return 0;
        } catch (GrammarException mistake) {
            err.println(place(mistake, address, path) + ": " + mistake.reason());
            return 1;
        } finally {
            log.setLevel(level);
        }
    }

    private static String place(GrammarException mistake, URI address, Path path) {
        String name = path.toString();
        if (!mistake.source().isEmpty() && !mistake.source().equals(address.toString())) {
            URI source = URI.create(mistake.source());
            name = "file".equals(source.getScheme()) ? Path.of(source).toString() : mistake.source();
        }
        return name + ":" + Math.max(1, mistake.line());
    }

    private static String line(Optional<Parse> parse, Path path, PrintWriter err) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("match", parse.isPresent());
        line.put("parse", parse.map(Parse::text).orElse(null));
        line.put("interpretation", parse.isEmpty() ? null : interpretation(parse.get(), path, err));
        return JsonMapper.shared().writeValueAsString(line);
    }

    /** A failing tag spoils the meaning only: the parse is still worth seeing. */
    private static Object interpretation(Parse parse, Path path, PrintWriter err) {
        try {
            return json(parse.interpretation());
        } catch (GrammarException failed) {
            err.println(path + ": no interpretation: " + failed.reason());
            return null;
        }
    }

    /** ECMAScript has one kind of number; whole ones are written without a point. */
    private static Object json(Object value) {
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15) {
            return number.longValue();
        } else if (value instanceof Map<?, ?> map) {
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, each) -> copy.put(String.valueOf(name), json(each)));
            return copy;
        } else if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(each -> copy.add(json(each)));
            return copy;
        }
        return value;
    }
}
