package org.parley.browser.grammar.internal.automaton;

import org.parley.browser.grammar.internal.srgs.Grammar;

/** The network of one rule, shared by all references to it. */
public final class RuleNetwork {
    private final Grammar grammar;
    private final String name;
    Node start;

    RuleNetwork(Grammar grammar, String name) {
        this.grammar = grammar;
        this.name = name;
    }

    /** The grammar that defines it. */
    public Grammar grammar() {
        return grammar;
    }

    public String name() {
        return name;
    }

    @Override
    public String toString() {
        return grammar.source() + "#" + name;
    }
}
