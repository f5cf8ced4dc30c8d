package org.parley.browser.grammar.internal.srgs;

/**
 * A rule definition (SRGS 1.0 §3).
 *
 * @param isPublic whether other grammars may refer to it by name
 * @param line where it begins, counted from one
 */
public record Rule(String name, boolean isPublic, Expansion expansion, int line) {}
