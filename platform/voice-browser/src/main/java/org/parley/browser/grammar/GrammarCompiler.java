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

    /** Fetches an external grammar that a rule reference names. */
    interface References {
        byte[] load(URI uri) throws GrammarException;
    }
}
