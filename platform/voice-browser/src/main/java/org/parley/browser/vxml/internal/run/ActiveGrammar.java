package org.parley.browser.vxml.internal.run;

import org.parley.browser.grammar.CompiledGrammar;
import org.parley.browser.vxml.internal.element.GrammarOwner;

/** A grammar that listens now, and whose it is. */
record ActiveGrammar(CompiledGrammar grammar, GrammarOwner owner) {}
