package org.parley.browser.grammar.internal.automaton;

import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.internal.srgs.Expansion.ExternalReference;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** Gets the grammars that rule references name. The grammar's source must be the address that the reference names. */
@FunctionalInterface
public interface GrammarLoader {
    Grammar load(ExternalReference reference) throws GrammarException;
}
