package org.parley.browser.vxml.internal.input;

import org.parley.browser.grammar.DtmfMatcher;

/** How a collection ended. */
public sealed interface Input {
    /** Nothing was pressed in time. */
    record NoInput() implements Input {}

    /** What was pressed matches no active grammar. */
    record NoMatch(String keys) implements Input {}

    record Match(DtmfMatcher.Match match) implements Input {}
}
