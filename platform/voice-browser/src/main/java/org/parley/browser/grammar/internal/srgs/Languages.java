package org.parley.browser.grammar.internal.srgs;

import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.internal.srgs.Expansion.Alternative;
import org.parley.browser.grammar.internal.srgs.Expansion.OneOf;
import org.parley.browser.grammar.internal.srgs.Expansion.Repeat;
import org.parley.browser.grammar.internal.srgs.Expansion.Sequence;
import org.parley.browser.grammar.internal.srgs.Expansion.Token;

/** Attaches a language to a part of a rule after it was read (SRGS 1.0 §2.7). */
final class Languages {
    private Languages() {}

    /**
     * Tokens that have a language keep it: the innermost one counts. Rules that are referred to have their own.
     */
    static Expansion attach(String language, Expansion expansion) {
        if (expansion instanceof Token token) {
            return token.language() == null ? new Token(token.text(), language) : token;
        } else if (expansion instanceof Sequence sequence) {
            List<Expansion> parts = new ArrayList<>();
            sequence.parts().forEach(part -> parts.add(attach(language, part)));
            return new Sequence(parts);
        } else if (expansion instanceof OneOf oneOf) {
            List<Alternative> alternatives = new ArrayList<>();
            oneOf.alternatives()
                    .forEach(one -> alternatives.add(new Alternative(attach(language, one.expansion()), one.weight())));
            return new OneOf(alternatives);
        } else if (expansion instanceof Repeat repeat) {
            return new Repeat(attach(language, repeat.expansion()), repeat.min(), repeat.max(), repeat.probability());
        }
        return expansion;
    }
}
