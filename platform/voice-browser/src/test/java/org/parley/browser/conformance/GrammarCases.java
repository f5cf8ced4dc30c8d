package org.parley.browser.conformance;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.browser.grammar.CompiledGrammar;
import org.parley.browser.grammar.CompiledGrammar.Parse;
import org.parley.browser.grammar.DtmfGrammar;
import org.parley.browser.grammar.DtmfMatcher;
import org.parley.browser.grammar.GrammarDocument;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.GrammarTrial;
import org.parley.browser.grammar.SrgsCompiler;
import org.parley.browser.grammar.VoiceGrammar;
import org.parley.browser.grammar.VoiceMatcher;
import org.parley.browser.script.RhinoScripts;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs cases that try a grammar: the first document is the grammar, the others are those that it may refer to. Lines of the
 * section {@code grammar}:
 *
 * <pre>
 * "a b" -> $main["a","b"]             the logical parse, after the arrow to the end of the line
 * "a b" -> no match
 * "a b" means {"x": 1}                the interpretation, as JSON; undefined for none
 * "a b" fails error.semantic          the interpretation cannot be made
 * "a" is can continue                 or: no match, complete (more may follow), final (nothing may)
 * refused error.grammar line 4        the only line: the grammar cannot be used; the line may be left out
 * </pre>
 */
final class GrammarCases {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern LINE = Pattern.compile("\"(.*?)\" (->|means|fails|is) (.*)");
    private static final URI BASE = URI.create("http://case.test/");

    private final SrgsCompiler compiler = new SrgsCompiler(new RhinoScripts());

    CaseOutcome run(Case tried) {
        List<String> expected = new ArrayList<>();
        List<String> came = new ArrayList<>();
        List<String> lines =
                tried.section("grammar").orElseThrow().text().lines().toList();
        for (String line : lines) {
            if (!line.isBlank()) {
                expected.add(line.strip());
                came.add(answer(tried, line.strip()));
            }
        }
        return CaseOutcome.compare(tried, expected, came);
    }

    /** The line as it would be right. */
    private String answer(Case tried, String line) {
        try {
            Matcher form = LINE.matcher(line);
            boolean hasForm = form.matches();
            if (!hasForm && !line.startsWith("refused ")) {
                return "(no such line)";
            }
            if (hasForm && form.group(2).equals("is")) {
                return line.substring(0, form.start(3)) + state(tried, form.group(1));
            }
            GrammarTrial trial = GrammarTrial.of(compiler, document(tried), uri -> bytes(other(tried, uri)));
            if (!hasForm) {
                return "not refused";
            }
            Optional<Parse> parse = trial.match(form.group(1));
            return line.substring(0, form.start(2)) + shown(form.group(2), form.group(3), parse);
        } catch (GrammarException refused) {
            String answer = "refused " + refused.event();
            return line.contains(" line ") || !line.startsWith("refused") ? answer + " line " + refused.line() : answer;
        }
    }

    private static String shown(String verb, String expected, Optional<Parse> parse) {
        if (parse.isEmpty()) {
            return "-> no match";
        } else if (verb.equals("->")) {
            return "-> " + parse.get().text();
        }
        try {
            Object value = parse.get().interpretation();
            if (value == null) {
                return "means undefined";
            }
            boolean same = !expected.equals("undefined")
                    && verb.equals("means")
                    && JSON.readTree(expected).equals(JSON.readTree(json(value)));
            return "means " + (same ? expected : json(value));
        } catch (GrammarException failed) {
            return "fails " + failed.event();
        }
    }

    private static String json(Object value) {
        return JSON.writeValueAsString(value).replaceAll("(\\d)\\.0(?!\\d)", "$1");
    }

    private String state(Case tried, String input) throws GrammarException {
        CompiledGrammar grammar = compiler.inspect(document(tried), uri -> bytes(other(tried, uri)));
        DtmfMatcher.State state;
        if (grammar instanceof DtmfGrammar keys) {
            DtmfMatcher matcher = compiler.matcher(List.of(keys));
            input.chars().filter(key -> key != ' ').forEach(key -> matcher.press((char) key));
            state = matcher.state();
        } else {
            VoiceMatcher matcher = compiler.voiceMatcher(List.of((VoiceGrammar) grammar));
            state = matcher.say(input);
        }
        return switch (state) {
            case NO_MATCH -> "no match";
            case CAN_CONTINUE -> "can continue";
            case COMPLETE -> "complete";
            case FINAL -> "final";
        };
    }

    private static GrammarDocument document(Case tried) {
        CaseDocument first = tried.sections().get(0);
        return new GrammarDocument(
                bytes(first), BASE.resolve(first.name()), first.option("rule").orElse(""), "");
    }

    private static CaseDocument other(Case tried, URI uri) throws GrammarException {
        String name = BASE.relativize(uri).toString();
        return tried.section(name)
                .orElseThrow(() -> new GrammarException("error.badfetch", "there is no " + uri, null));
    }

    private static byte[] bytes(CaseDocument document) {
        String encoding = document.option("encoding").orElse("UTF-8");
        return document.text().getBytes(Charset.forName(encoding));
    }
}
