package org.parley.browser.grammar.internal.automaton;

import java.util.List;

/**
 * How a rule matched (SRGS 1.0 appendix H): its tokens, tags and rule references in the order in which they were passed.
 *
 * @param from, to the span of the input, in tokens
 */
public record LogicalParse(RuleNetwork rule, int from, int to, List<Part> parts) {

    /** @param end how many tokens of the input had been matched when it was passed */
    public sealed interface Part {
        int end();
    }

    public record TokenPart(String text, int end) implements Part {}

    public record TagPart(String content, int end) implements Part {}

    public record RulePart(LogicalParse parse) implements Part {
        @Override
        public int end() {
            return parse.to();
        }
    }
}
