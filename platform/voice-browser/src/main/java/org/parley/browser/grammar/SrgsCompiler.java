package org.parley.browser.grammar;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.LogicalParse;
import org.parley.browser.grammar.internal.automaton.NetworkBuilder;
import org.parley.browser.grammar.internal.automaton.Parser;
import org.parley.browser.grammar.internal.sisr.SemanticInterpreter;
import org.parley.browser.grammar.internal.sisr.TagFormat;
import org.parley.browser.grammar.internal.srgs.Grammar;
import org.parley.browser.grammar.internal.srgs.SrgsXmlReader;
import org.parley.browser.script.ScriptRuntime;

/** The compiler of SRGS 1.0 XML grammars, built-in grammars and key sequences to automata. */
public final class SrgsCompiler implements GrammarCompiler {
    private final SemanticInterpreter interpreter;
    private final GrammarCache cache = new GrammarCache(2_000);

    /** @param scripts where semantic tags are evaluated */
    public SrgsCompiler(ScriptRuntime scripts) {
        interpreter = new SemanticInterpreter(scripts);
    }

    @Override
    public DtmfGrammar srgs(byte[] document, URI base, String fragment, References references) throws GrammarException {
        GrammarCache.Key key = GrammarCache.key(document, base, fragment);
        DtmfGrammar known = cache.get(key, references);
        if (known != null) {
            return known;
        }
        Grammar grammar = SrgsXmlReader.read(document, base);
        if (grammar.mode() != Grammar.Mode.DTMF) {
            throw new GrammarException(
                    "error.unsupported.format",
                    base + ": a grammar of mode voice, and there is no speech recognizer; write mode=\"dtmf\"",
                    null);
        }
        requireKnownTags(grammar);
        Map<URI, byte[]> loaded = new HashMap<>();
        Automaton automaton = NetworkBuilder.build(
                grammar,
                fragment,
                address -> {
                    byte[] other = references.load(address);
                    loaded.put(address, other);
                    Grammar external = SrgsXmlReader.read(other, address);
                    requireKnownTags(external);
                    return external;
                },
                DtmfKeys::read);
        AutomatonGrammar compiled =
                new AutomatonGrammar(base.toString(), automaton, keys -> interpret(automaton, keys));
        cache.put(key, compiled, loaded);
        return compiled;
    }

    private static void requireKnownTags(Grammar grammar) throws GrammarException {
        if (TagFormat.of(grammar).isEmpty()) {
            throw new GrammarException(
                    "error.unsupported.format",
                    grammar.source() + ": tag-format \"" + grammar.tagFormat()
                            + "\" is not known; write semantics/1.0 or semantics/1.0-literals",
                    null);
        }
    }

    private Object interpret(Automaton automaton, String keys) throws GrammarException {
        List<String> tokens = new ArrayList<>(keys.length());
        for (int i = 0; i < keys.length(); i++) {
            tokens.add(String.valueOf(Character.toUpperCase(keys.charAt(i))));
        }
        LogicalParse parse = Parser.parse(automaton, tokens)
                .orElseThrow(() -> new IllegalStateException(
                        "The automaton of " + automaton.root() + " takes '" + keys + "' and its parser does not"));
        Object value = interpreter.interpret(parse, tokens, "");
        return value == null ? keys : value;
    }

    @Override
    public DtmfGrammar builtin(String uri) throws GrammarException {
        GrammarCache.Key key = GrammarCache.key(uri);
        DtmfGrammar known = cache.get(key, null);
        if (known == null) {
            known = BuiltinGrammar.compile(uri);
            cache.put(key, known, Map.of());
        }
        return known;
    }

    @Override
    public DtmfGrammar keys(String sequence, Object interpretation) throws GrammarException {
        List<String> keys = DtmfKeys.split(sequence, "dtmf=\"" + sequence + "\"");
        if (keys.isEmpty()) {
            throw new GrammarException("error.grammar", "dtmf=\"" + sequence + "\" names no key", null);
        }
        Automaton automaton = BuiltinGrammar.automaton("dtmf:" + String.join("", keys), BuiltinGrammar.keys(keys));
        return new AutomatonGrammar(
                "dtmf=\"" + sequence + "\"", automaton, pressed -> interpretation == null ? pressed : interpretation);
    }

    @Override
    public DtmfMatcher matcher(List<DtmfGrammar> active) {
        return new AutomatonMatcher(active);
    }
}
