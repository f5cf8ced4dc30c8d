package org.parley.browser.grammar.internal.automaton;

import java.util.List;

/**
 * How a rule matched (SRGS 1.0 appendix H): its tokens, tags and rule references in the order in which they were passed.
 *
 * @param reference how the grammar refers to it: {@code $name} or {@code $<uri#name>}
 * @param from where it begins in the input, in words or keys
 * @param to where it ends
 */
public record LogicalParse(RuleNetwork rule, String reference, int from, int to, List<Part> parts) {

    /** @param end how many words or keys of the input had been matched when it was passed */
    public sealed interface Part {
        int end();
    }

    /** @param words that the token has: more than one when it was quoted and holds white space */
    public record TokenPart(String text, int words, int end) implements Part {}

    public record TagPart(String content, int end) implements Part {}

    public record RulePart(LogicalParse parse) implements Part {
        @Override
        public int end() {
            return parse.to();
        }
    }

    /** The notation of appendix H: {@code $rule["token",$other[…],{!{tag}!}]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        write(text);
        return text.toString();
    }

    private void write(StringBuilder text) {
        text.append(reference).append('[');
        String separator = "";
        for (Part part : parts) {
            text.append(separator);
            separator = ",";
            if (part instanceof TokenPart token) {
                text.append('"').append(token.text()).append('"');
            } else if (part instanceof TagPart tag) {
                text.append("{!{").append(tag.content()).append("}!}");
            } else {
                ((RulePart) part).parse().write(text);
            }
        }
        text.append(']');
    }
}
