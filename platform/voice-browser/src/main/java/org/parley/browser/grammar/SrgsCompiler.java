package org.parley.browser.grammar;

import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.LogicalParse;
import org.parley.browser.grammar.internal.automaton.NetworkBuilder;
import org.parley.browser.grammar.internal.automaton.Parser;
import org.parley.browser.grammar.internal.sisr.SemanticInterpreter;
import org.parley.browser.grammar.internal.sisr.TagFormat;
import org.parley.browser.grammar.internal.srgs.Grammar;
import org.parley.browser.grammar.internal.srgs.Rule;
import org.parley.browser.grammar.internal.srgs.SrgsReader;
import org.parley.browser.script.ScriptRuntime;

/** The compiler of SRGS 1.0 grammars, built-in grammars, phrases and key sequences to automata. */
public final class SrgsCompiler implements GrammarCompiler {
    private final SemanticInterpreter interpreter;
    private final GrammarCache cache = new GrammarCache(2_000, 1_000_000);

    /** @param scripts where semantic tags are evaluated */
    public SrgsCompiler(ScriptRuntime scripts) {
        interpreter = new SemanticInterpreter(scripts);
    }

    @Override
    public DtmfGrammar srgs(byte[] document, URI base, String fragment, References references) throws GrammarException {
        if (compile(new GrammarDocument(document, base, fragment, ""), references) instanceof DtmfGrammar grammar) {
            return grammar;
        }
        throw new GrammarException(
                "error.unsupported.format",
                base + ": a grammar of mode voice, and there is no speech recognizer; write mode=\"dtmf\"",
                null);
    }

    @Override
    public CompiledGrammar compile(GrammarDocument document, References references) throws GrammarException {
        GrammarCache.Key key = GrammarCache.key(document);
        CompiledGrammar known = cache.get(key, references);
        if (known != null) {
            return known;
        }
        Map<URI, byte[]> loaded = new HashMap<>();
        CompiledGrammar compiled = build(document, references, loaded, SrgsCompiler::requireKnownTags);
        cache.put(key, compiled, loaded);
        return compiled;
    }

    /** Like {@link #compile}, for tools: tags of an unknown format are an error only when they are to be interpreted. */
    public CompiledGrammar inspect(GrammarDocument document, References references) throws GrammarException {
        return build(document, references, new HashMap<>(), grammar -> {});
    }

    @FunctionalInterface
    private interface Check {
        void of(Grammar grammar) throws GrammarException;
    }

    private CompiledGrammar build(GrammarDocument document, References references, Map<URI, byte[]> loaded, Check check)
            throws GrammarException {
        Grammar grammar = SrgsReader.read(document.content(), document.base(), document.mediaType());
        check.of(grammar);
        boolean isVoice = grammar.mode() == Grammar.Mode.VOICE;
        Automaton automaton = NetworkBuilder.build(
                grammar,
                document.fragment(),
                reference -> {
                    byte[] other = references.load(reference.grammar());
                    loaded.put(reference.grammar(), other);
                    Grammar external = SrgsReader.read(other, reference.grammar(), reference.mediaType());
                    check.of(external);
                    return external;
                },
                isVoice ? Words::read : DtmfKeys::read);
        String source = document.base().toString();
        return isVoice
                ? new WordAutomaton(
                        source,
                        grammar.language(),
                        automaton,
                        words -> interpret(automaton, words, true),
                        loaded.isEmpty() ? RecognizerText.of(document) : Optional.empty())
                : new KeyAutomaton(source, automaton, keys -> interpret(automaton, keys, false));
    }

    private static void requireKnownTags(Grammar grammar) throws GrammarException {
        if (TagFormat.of(grammar).isEmpty()) {
            throw new GrammarException(
                    "error.unsupported.format",
                    grammar.source(),
                    0,
                    "tag-format \"" + grammar.tagFormat()
                            + "\" is not known; write semantics/1.0 or semantics/1.0-literals",
                    null);
        }
    }

    private Object interpret(Automaton automaton, List<String> input, boolean isVoice) throws GrammarException {
        if (!isVoice && automaton.isPlain()) {
            return String.join("", input);
        }
        List<String> tokens = isVoice ? input.stream().map(Words::normalized).toList() : input;
        LogicalParse parse = Parser.parse(automaton, tokens)
                .orElseThrow(() -> new GrammarException(
                        "error.semantic",
                        automaton.root() + " takes '" + String.join(" ", input)
                                + "' in more ways or parts than can be told",
                        null));
        return interpreter.interpret(parse, input, isVoice ? " " : "");
    }

    /**
     * The rules of a document that may be activated at the same time (SRGS 1.0 §5.4), the root first, then the public ones
     * in the order of the document.
     */
    List<String> activatable(GrammarDocument document) throws GrammarException {
        Grammar grammar = SrgsReader.read(document.content(), document.base(), document.mediaType());
        Set<String> names = new LinkedHashSet<>();
        if (!grammar.root().isEmpty()) {
            names.add(grammar.root());
        }
        grammar.rules().values().stream().filter(Rule::isPublic).map(Rule::name).forEach(names::add);
        return List.copyOf(names);
    }

    @Override
    public DtmfGrammar builtin(String uri) throws GrammarException {
        GrammarCache.Key key = GrammarCache.key(uri);
        if (cache.get(key, null) instanceof DtmfGrammar known) {
            return known;
        }
        DtmfGrammar compiled = BuiltinGrammar.compile(uri);
        cache.put(key, compiled, Map.of());
        return compiled;
    }

    @Override
    public DtmfGrammar keys(String sequence, Object interpretation) throws GrammarException {
        List<String> keys = DtmfKeys.split(sequence, "dtmf=\"" + sequence + "\"");
        if (keys.isEmpty()) {
            throw new GrammarException("error.grammar", "dtmf=\"" + sequence + "\" names no key", null);
        }
        Automaton automaton = BuiltinGrammar.automaton("dtmf:" + String.join("", keys), BuiltinGrammar.keys(keys));
        return new KeyAutomaton(
                "dtmf=\"" + sequence + "\"",
                automaton,
                pressed -> interpretation == null ? String.join("", pressed) : interpretation);
    }

    @Override
    public DtmfMatcher matcher(List<DtmfGrammar> active) {
        return new KeyMatcher(active);
    }

    @Override
    public VoiceGrammar phrase(String words, Object interpretation, boolean approximate) throws GrammarException {
        return SpokenPhrase.compile(words, interpretation, approximate);
    }

    @Override
    public VoiceGrammar builtinVoice(String uri) throws GrammarException {
        return SpokenBuiltin.compile(uri);
    }

    @Override
    public VoiceMatcher voiceMatcher(List<VoiceGrammar> active) {
        return new WordMatcher(active);
    }
}
