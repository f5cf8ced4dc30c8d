package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds how tokens match. Of several ways it takes the one that prefers earlier alternatives and more repetitions: first it
 * is found out which rules match where, then each rule's preferred way through its network.
 */
public final class Parser {
    private Parser() {}

    /** @return empty when the tokens are no match */
    public static Optional<LogicalParse> parse(Automaton automaton, List<String> tokens) {
        int[] numbers = tokens.stream().mapToInt(automaton::token).toArray();
        RuleSpans spans = new RuleSpans();
        try {
            MatchState state = Chart.start(automaton.root(), Integer.MAX_VALUE, spans);
            for (int number : numbers) {
                state = state instanceof Chart chart ? chart.next(number) : state;
            }
            if (!state.matches()) {
                return Optional.empty();
            }
        } catch (TooAmbiguous bound) {
            return Optional.empty();
        }
        RuleSpans.Span all = spans.of(automaton.root(), 0, numbers.length);
        return Optional.of(tree(
                new PreferredPath(spans, numbers), all, "$" + automaton.root().name()));
    }

    private static LogicalParse tree(PreferredPath paths, RuleSpans.Span span, String reference) {
        List<LogicalParse.Part> parts = new ArrayList<>();
        for (PreferredPath.Step step : paths.through(span)) {
            if (step.node() instanceof Node.Await await) {
                if (await.text != null) {
                    parts.add(new LogicalParse.TokenPart(await.text, await.words, step.to()));
                }
            } else if (step.node() instanceof Node.Tag tag) {
                parts.add(new LogicalParse.TagPart(tag.content, step.to()));
            } else if (step.node() instanceof Node.Call call) {
                parts.add(new LogicalParse.RulePart(tree(paths, step.called(), call.reference)));
            }
        }
        return new LogicalParse(span.rule(), reference, span.from(), span.to(), List.copyOf(parts));
    }
}
