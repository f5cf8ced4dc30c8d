package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds how tokens match. Of several ways it takes the one that prefers earlier alternatives and more repetitions; each
 * position is tried once per token, so that ambiguity costs time linear in the input.
 */
public final class Parser {

    /** A position reached, and the path to it. */
    private record Branch(Position at, int read, Step path) {}

    /** One node passed, linked backwards. */
    private record Step(Node node, int read, Step before) {}

    private record Visited(Position at, int read) {}

    private Parser() {}

    /** @return empty when the tokens are no match */
    public static Optional<LogicalParse> parse(Automaton automaton, List<String> tokens) {
        int[] numbers = tokens.stream().mapToInt(automaton::token).toArray();
        Set<Visited> visited = new HashSet<>();
        Deque<Branch> branches = new ArrayDeque<>();
        branches.push(new Branch(new Position(automaton.root().start, null), 0, null));
        List<Branch> following = new ArrayList<>();
        while (!branches.isEmpty()) {
            Branch branch = branches.pop();
            if (!visited.add(new Visited(branch.at(), branch.read()))) {
                continue;
            }
            if (branch.at().isEnd()) {
                if (branch.read() == numbers.length) {
                    return Optional.of(tree(automaton.root(), numbers.length, branch.path()));
                }
            } else if (branch.at().node() instanceof Node.Await await) {
                if (branch.read() < numbers.length
                        && (await.token == Node.Await.ANY || await.token == numbers[branch.read()])) {
                    Step step = new Step(await, branch.read() + 1, branch.path());
                    branches.push(
                            new Branch(new Position(await.next, branch.at().open()), branch.read() + 1, step));
                }
            } else {
                Node node = branch.at().node();
                Step step = isRecorded(node) ? new Step(node, branch.read(), branch.path()) : branch.path();
                following.clear();
                branch.at()
                        .follow((next, open) ->
                                following.add(new Branch(new Position(next, open), branch.read(), step)));
                Collections.reverse(following);
                following.forEach(branches::push);
            }
        }
        return Optional.empty();
    }

    private static boolean isRecorded(Node node) {
        return node instanceof Node.Tag || node instanceof Node.Call || node instanceof Node.Return;
    }

    private static LogicalParse tree(RuleNetwork root, int length, Step last) {
        List<Step> steps = new ArrayList<>();
        for (Step step = last; step != null; step = step.before()) {
            steps.add(step);
        }
        Collections.reverse(steps);
        record Open(RuleNetwork rule, String reference, int from, List<LogicalParse.Part> parts) {}
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open(root, "$" + root.name(), 0, new ArrayList<>()));
        for (Step step : steps) {
            if (step.node() instanceof Node.Await await) {
                if (await.text != null) {
                    open.peek().parts().add(new LogicalParse.TokenPart(await.text, await.words, step.read()));
                }
            } else if (step.node() instanceof Node.Tag tag) {
                open.peek().parts().add(new LogicalParse.TagPart(tag.content, step.read()));
            } else if (step.node() instanceof Node.Call call) {
                open.push(new Open(call.rule, call.reference, step.read(), new ArrayList<>()));
            } else {
                Open done = open.pop();
                LogicalParse parse = new LogicalParse(
                        done.rule(), done.reference(), done.from(), step.read(), List.copyOf(done.parts()));
                open.peek().parts().add(new LogicalParse.RulePart(parse));
            }
        }
        return new LogicalParse(
                root, "$" + root.name(), 0, length, List.copyOf(open.pop().parts()));
    }
}
