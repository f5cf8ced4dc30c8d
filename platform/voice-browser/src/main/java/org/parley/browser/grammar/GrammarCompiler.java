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

    /**
     * Compiles an SRGS 1.0 grammar, XML or ABNF, of the mode that it says itself.
     *
     * @param document the whole grammar document, or an inline grammar element serialized with its namespace
     * @param mediaType what the transport or the {@code type} attribute says, for instance {@code application/srgs}; empty
     *     when nobody says, then the content decides
     * @param base for messages and for resolving references
     * @param fragment rule to start with instead of the grammar's root, or empty
     * @param references loads the grammars that rule references name
     */
    default CompiledGrammar grammar(byte[] document, String mediaType, URI base, String fragment, References references)
            throws GrammarException {
        return srgs(document, base, fragment, references);
    }

    /** The voice side of a built-in grammar, for instance {@code builtin:grammar/boolean} (VoiceXML 2.0 appendix P). */
    default VoiceGrammar voiceBuiltin(String uri, String language) throws GrammarException {
        throw new GrammarException("error.unsupported.builtin", uri + ": no speech recognizer", null);
    }

    /**
     * The words of a choice or an option (VoiceXML 2.0 §2.2.5).
     *
     * @param approximate {@code accept="approximate"}: any subphrase matches, words in their order
     * @param interpretation what a match yields; null for the words said
     */
    default VoiceGrammar phrase(String words, boolean approximate, Object interpretation) throws GrammarException {
        throw new GrammarException("error.unsupported.format", words + ": no speech recognizer", null);
    }

    /**
     * Matches a whole utterance, case and white space aside.
     *
     * @param active in order of precedence, first one first
     * @param words what was said
     * @param maxNBest the most matches wanted; at least 1
     * @return best first: by grammar, then by what it means; no two of the same meaning; empty for no match
     * @throws GrammarException when a semantic script fails (error.semantic)
     */
    default List<VoiceMatch> recognise(List<VoiceGrammar> active, String words, int maxNBest) throws GrammarException {
        return List.of();
    }

    /** Fetches an external grammar that a rule reference names. */
    interface References {
        byte[] load(URI uri) throws GrammarException;
    }
}
