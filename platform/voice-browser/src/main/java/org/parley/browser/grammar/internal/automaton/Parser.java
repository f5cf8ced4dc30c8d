package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds how tokens match. Of several ways it takes the one that prefers earlier alternatives and more repetitions: first it
 * is found out which rules match where, then each rule's preferred way through its network.
 */
public final class Parser {
    /** Rules that match nothing and refer to each other twice make a tree that doubles with each. */
    private static final int MAX_PARTS = 100_000;

    /** Rules within rules, of a long chain of references or of a rule that refers to itself. */
    static final int MAX_DEPTH = 1_000;

    /** Time grows by the square of it at least. */
    private static final int MAX_TOKENS = 1_000;

    private final PreferredPath paths;
    private int parts;
    private int depth;

    private Parser(PreferredPath paths) {
        this.paths = paths;
    }

    /** @return empty when the tokens are no match, or match in more parts than can be told */
    public static Optional<LogicalParse> parse(Automaton automaton, List<String> tokens) {
        if (tokens.size() > MAX_TOKENS) {
            return Optional.empty();
        }
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
            RuleSpans.Span all = spans.of(automaton.root(), 0, numbers.length);
            Parser parser = new Parser(new PreferredPath(spans, numbers));
            return Optional.of(parser.tree(all, "$" + automaton.root().name()));
        } catch (TooAmbiguous bound) {
            return Optional.empty();
        }
    }

    private LogicalParse tree(RuleSpans.Span span, String reference) throws TooAmbiguous {
        if (++depth > MAX_DEPTH) {
            throw new TooAmbiguous();
        }
        List<LogicalParse.Part> found = new ArrayList<>();
        for (PreferredPath.Step step : paths.through(span)) {
            if (++parts > MAX_PARTS) {
                throw new TooAmbiguous();
            }
            if (step.node() instanceof Node.Await await) {
                if (await.text != null) {
                    found.add(new LogicalParse.TokenPart(await.text, await.words, step.to()));
                }
            } else if (step.node() instanceof Node.Tag tag) {
                found.add(new LogicalParse.TagPart(tag.content, step.to()));
            } else if (step.node() instanceof Node.Call call) {
                found.add(new LogicalParse.RulePart(tree(step.called(), call.reference)));
            }
        }
        depth--;
        return new LogicalParse(span.rule(), reference, span.from(), span.to(), List.copyOf(found));
    }
}
