package org.parley.browser.grammar;

import java.util.Optional;

/** A compiled grammar of either mode (SRGS 1.0 §4.6): immutable, shared between sessions. */
public sealed interface CompiledGrammar permits DtmfGrammar, VoiceGrammar {

    /** Where it came from, for messages: its URI, or the document and line of an inline grammar. */
    String source();

    /**
     * How a whole input matches, for tools.
     *
     * @param input words or keys; white space between keys may be left out
     * @return empty when the input is no match
     */
    Optional<Parse> parse(String input);

    /** One way in which an input matches. */
    interface Parse {

        /** The logical parse (SRGS 1.0 appendix H): {@code $rule["token",$other["token",{!{tag}!}]]}. */
        String text();

        /**
         * What the match means: a {@link String}, {@link Double}, {@link Boolean}, a {@code Map<String, Object>} or a
         * {@code List} of these; null when tags set it to undefined.
         *
         * @throws GrammarException when a semantic script fails (error.semantic)
         */
        Object interpretation() throws GrammarException;
    }
}
