package org.parley.browser.grammar.internal.sisr;

import java.util.Optional;
import org.parley.browser.grammar.internal.srgs.Grammar;

/** What tags hold (SISR 1.0, tag formats). */
public enum TagFormat {
    /** {@code semantics/1.0}: ECMAScript. */
    SCRIPT,
    /** {@code semantics/1.0-literals}: the value itself, as text. */
    LITERALS;

    /** Grammars that declare no format are read as scripts; empty for a format of others. */
    public static Optional<TagFormat> of(Grammar grammar) {
        return switch (grammar.tagFormat()) {
            case "", "semantics/1.0" -> Optional.of(SCRIPT);
            case "semantics/1.0-literals" -> Optional.of(LITERALS);
            default -> Optional.empty();
        };
    }
}
