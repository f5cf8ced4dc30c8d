package org.parley.browser.grammar.internal.srgs;

import java.net.URI;
import java.util.List;

/** What a rule allows (SRGS 1.0 §2). Immutable. */
public sealed interface Expansion {

    /**
     * One token, white space normalized (§2.1).
     *
     * @param language that it is spoken in (§2.7); empty in a DTMF grammar
     */
    record Token(String text, String language) implements Expansion {
        public Token(String text) {
            this(text, "");
        }
    }

    /** One after the other (§2.3). */
    record Sequence(List<Expansion> parts) implements Expansion {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /** Any one of these, in document order (§2.4). */
    record OneOf(List<Alternative> alternatives) implements Expansion {
        public OneOf {
            alternatives = List.copyOf(alternatives);
        }
    }

    /** @param weight relative likelihood for speech, 1 by default; DTMF matching ignores it */
    record Alternative(Expansion expansion, double weight) {}

    /**
     * Repetition (§2.5).
     *
     * @param max {@link #UNBOUNDED} for {@code n-}
     * @param probability of one more repetition, for speech; NaN when not given
     */
    record Repeat(Expansion expansion, int min, int max, double probability) implements Expansion {
        public static final int UNBOUNDED = Integer.MAX_VALUE;
    }

    /** A semantic tag (§2.6); its content is left as written. */
    record Tag(String content) implements Expansion {}

    /**
     * A rule of the same grammar (§2.2.1).
     *
     * @param line where it stands, counted from one
     */
    record LocalReference(String rule, int line) implements Expansion {}

    /**
     * A rule of another grammar (§2.2.2).
     *
     * @param grammar absolute address without its fragment
     * @param rule the fragment; empty for that grammar's root rule
     * @param mediaType that the document declares for it; empty when it declares none
     * @param text the reference as the document wrote it, after a relative base of the document
     * @param line where it stands, counted from one
     */
    record ExternalReference(URI grammar, String rule, String mediaType, String text, int line) implements Expansion {}

    /** Special rules (§2.2.3). */
    enum Special implements Expansion {
        NULL,
        VOID,
        GARBAGE
    }
}
