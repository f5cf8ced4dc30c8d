package org.parley.browser.grammar;

import java.net.URI;
import java.util.List;

/** Turns grammar sources into automata. Thread-safe; keeps what it compiled, by content. */
public interface GrammarCompiler {

    /**
     * Compiles an SRGS 1.0 XML grammar of mode {@code dtmf}.
     *
     * @param document the whole grammar document, or an inline grammar element serialized with its namespace
     * @param base for messages and for resolving references
     * @param fragment rule to start with instead of the grammar's root, or empty
     * @param references loads the grammars that rule references name
     */
    DtmfGrammar srgs(byte[] document, URI base, String fragment, References references) throws GrammarException;

    /**
     * Compiles an SRGS 1.0 grammar of either form and either mode.
     *
     * @return a {@link DtmfGrammar} or a {@link VoiceGrammar}, as its mode says
     * @throws GrammarException error.grammar for one that breaks the Recommendation, error.unsupported.format for tags of
     *     an unknown format, or what {@code references} threw
     */
    CompiledGrammar compile(GrammarDocument document, References references) throws GrammarException;

    /**
     * The words of a {@code <choice>}, {@code <option>} or {@code <link>} as a grammar (VoiceXML 2.0 §2.2.5).
     *
     * @param words white space and punctuation separate them
     * @param interpretation what a match yields; null for what was said
     * @param approximate whether some of the words in their order are enough ({@code accept="approximate"})
     */
    VoiceGrammar phrase(String words, Object interpretation, boolean approximate) throws GrammarException;

    /**
     * What may be said for a built-in type, for instance {@code builtin:grammar/boolean} (VoiceXML 2.0 appendix P), in
     * English.
     */
    VoiceGrammar builtinVoice(String uri) throws GrammarException;

    /** A built-in grammar, for instance {@code builtin:dtmf/digits?minlength=3;maxlength=5} (VoiceXML 2.0 appendix P). */
    DtmfGrammar builtin(String uri) throws GrammarException;

    /**
     * One fixed sequence of keys, as in {@code <choice dtmf="1 2">}, {@code <option dtmf>}, {@code <link dtmf>}.
     *
     * @param interpretation what a match yields; null for the keys themselves
     */
    DtmfGrammar keys(String sequence, Object interpretation) throws GrammarException;

    /** A recognition over grammars in order of precedence, first one first. */
    DtmfMatcher matcher(List<DtmfGrammar> active);

    /** A recognition of words over grammars in order of precedence, first one first. */
    VoiceMatcher voiceMatcher(List<VoiceGrammar> active);

    /** Fetches an external grammar that a rule reference names. */
    interface References {
        byte[] load(URI uri) throws GrammarException;
    }
}
