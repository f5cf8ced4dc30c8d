package org.parley.browser.grammar.internal.automaton;

import java.net.URI;
import org.parley.browser.grammar.GrammarException;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** Gets the grammars that rule references name. The grammar's source must be the address asked for. */
@FunctionalInterface
public interface GrammarLoader {
    Grammar load(URI address) throws GrammarException;
}
