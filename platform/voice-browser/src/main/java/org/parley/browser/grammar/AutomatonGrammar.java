package org.parley.browser.grammar;

import java.util.List;
import java.util.Optional;
import org.parley.browser.grammar.internal.automaton.Automaton;
import org.parley.browser.grammar.internal.automaton.LogicalParse;
import org.parley.browser.grammar.internal.automaton.Parser;

/** A grammar as an automaton and a way to tell what its matches mean. */
abstract sealed class AutomatonGrammar permits KeyAutomaton, WordAutomaton {

    /** Makes the interpretation of matched words or keys. */
    @FunctionalInterface
    interface Semantics {
        /** @return null for undefined */
        Object of(List<String> input) throws GrammarException;
    }

    private final String source;
    private final Automaton automaton;
    private final Semantics semantics;

    AutomatonGrammar(String source, Automaton automaton, Semantics semantics) {
        this.source = source;
        this.automaton = automaton;
        this.semantics = semantics;
    }

    public String source() {
        return source;
    }

    Automaton automaton() {
        return automaton;
    }

    Object interpret(List<String> input) throws GrammarException {
        return semantics.of(input);
    }

    /** The words or keys of an input as the automaton knows them. */
    abstract List<String> read(String input);

    /** The same as they came in. */
    abstract List<String> split(String input);

    public Optional<CompiledGrammar.Parse> parse(String input) {
        Optional<LogicalParse> found = Parser.parse(automaton, read(input));
        return found.map(parse -> new CompiledGrammar.Parse() {
            @Override
            public String text() {
                return parse.toString();
            }

            @Override
            public Object interpretation() throws GrammarException {
                return interpret(split(input));
            }
        });
    }

    @Override
    public String toString() {
        return source;
    }
}
