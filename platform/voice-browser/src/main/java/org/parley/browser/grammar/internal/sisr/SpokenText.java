package org.parley.browser.grammar.internal.sisr;

import java.util.ArrayList;
import java.util.List;
import org.parley.browser.grammar.internal.automaton.LogicalParse;

/** What was said or pressed, token by token, spelt as the grammar writes them; what GARBAGE matched stays as it came in. */
final class SpokenText {
    /** One entry a word; null for the words that an earlier entry's token includes. */
    private final List<String> tokens;

    private final String separator;

    private SpokenText(List<String> tokens, String separator) {
        this.tokens = tokens;
        this.separator = separator;
    }

    static SpokenText of(LogicalParse parse, List<String> input, String separator) {
        SpokenText text = new SpokenText(new ArrayList<>(input), separator);
        text.replace(parse);
        return text;
    }

    private void replace(LogicalParse parse) {
        for (LogicalParse.Part part : parse.parts()) {
            if (part instanceof LogicalParse.TokenPart token) {
                int first = token.end() - token.words();
                String said = String.join(separator, tokens.subList(first, token.end()));
                // Upper and lower case are as they were said: two grammars of one word shall give one result.
                tokens.set(first, said.equalsIgnoreCase(token.text()) ? said : token.text());
                for (int i = first + 1; i < token.end(); i++) {
                    tokens.set(i, null);
                }
            } else if (part instanceof LogicalParse.RulePart rule) {
                replace(rule.parse());
            }
        }
    }

    String between(int from, int to) {
        StringBuilder text = new StringBuilder();
        for (String token : tokens.subList(from, to)) {
            if (token != null) {
                text.append(text.isEmpty() ? "" : separator).append(token);
            }
        }
        return text.toString();
    }
}
