package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Ways through the network of one rule, whose references are passed in one step; preferred ways are tried first. */
final class PreferredPath {

    /**
     * One node passed.
     *
     * @param to how many tokens had been read then
     * @param called the match of the rule, when the node is a reference
     */
    record Step(Node node, int to, RuleSpans.Span called, Step before) {}

    private record State(Node node, Frame loops, int read) {
        @Override
        public int hashCode() {
            return (System.identityHashCode(node) * 31 + read) * 31 + (loops == null ? 0 : loops.hash());
        }
    }

    private record Branch(State state, Step path) {}

    private final RuleSpans spans;
    private final int[] tokens;
    private final Map<RuleSpans.Place, List<RuleSpans.Span>> preferred = new HashMap<>();
    private int depth;

    /** @param tokens their numbers */
    PreferredPath(RuleSpans spans, int[] tokens) {
        this.spans = spans;
        this.tokens = tokens;
    }

    /** The steps of the preferred way that makes this match. */
    List<Step> through(RuleSpans.Span span) throws TooAmbiguous {
        Walk walk = new Walk(span.rule(), span.from(), span);
        for (Branch end = walk.nextEnd(); end != null; end = walk.nextEnd()) {
            if (end.state().read() == span.to()) {
                List<Step> steps = new ArrayList<>();
                for (Step step = end.path(); step != null; step = step.before()) {
                    steps.add(step);
                }
                Collections.reverse(steps);
                return steps;
            }
        }
        throw new IllegalStateException(span + " was found by the chart and not by its rule");
    }

    /** The matches of a rule from a place on, preferred ones first. */
    private List<RuleSpans.Span> preferred(RuleNetwork rule, int from) throws TooAmbiguous {
        RuleSpans.Place place = new RuleSpans.Place(rule, from);
        List<RuleSpans.Span> known = preferred.get(place);
        if (known != null) {
            return known;
        }
        List<RuleSpans.Span> all = new ArrayList<>(spans.from(rule, from));
        Collections.reverse(all);
        preferred.put(place, all);
        if (all.size() > 1) {
            if (++depth > Parser.MAX_DEPTH) {
                throw new TooAmbiguous();
            }
            // While this goes on, a rule that refers to itself prefers long matches.
            Set<RuleSpans.Span> found = new LinkedHashSet<>();
            Walk walk = new Walk(rule, from, null);
            for (Branch end = walk.nextEnd(); end != null && found.size() < all.size(); end = walk.nextEnd()) {
                found.add(spans.of(rule, from, end.state().read()));
            }
            found.addAll(all);
            preferred.put(place, List.copyOf(found));
            depth--;
        }
        return preferred.get(place);
    }

    /** Depth first, and each state once: what led to no end before does not do so later. */
    private final class Walk {
        private final RuleSpans.Span within;
        private final Deque<Branch> branches = new ArrayDeque<>();
        private final Set<State> visited = new HashSet<>();
        private final List<Branch> following = new ArrayList<>();

        Walk(RuleNetwork rule, int from, RuleSpans.Span within) {
            this.within = within;
            branches.push(new Branch(new State(rule.start, null, from), null));
        }

        /** The next state at the end of the rule; null when there is none. */
        Branch nextEnd() throws TooAmbiguous {
            while (!branches.isEmpty()) {
                Branch branch = branches.pop();
                spans.work(1);
                if (!visited.add(branch.state())) {
                    continue;
                }
                if (branch.state().node() instanceof Node.Return) {
                    return branch;
                }
                following.clear();
                follow(branch.state(), branch.path());
                for (int i = following.size() - 1; i >= 0; i--) {
                    branches.push(following.get(i));
                }
            }
            return null;
        }

        private void follow(State state, Step path) throws TooAmbiguous {
            int read = state.read();
            if (state.node() instanceof Node.Await await) {
                if (read < tokens.length && (await.token == Node.Await.ANY || await.token == tokens[read])) {
                    State next = new State(await.next, Frame.consumed(state.loops()), read + 1);
                    following.add(new Branch(next, new Step(await, read + 1, null, path)));
                }
            } else if (state.node() instanceof Node.Call call) {
                for (RuleSpans.Span span : preferred(call.rule, read)) {
                    if (within == null || span.to() <= within.to() && within.canHold(span)) {
                        Frame loops = span.to() > read ? Frame.consumed(state.loops()) : state.loops();
                        following.add(new Branch(
                                new State(call.next, loops, span.to()), new Step(call, span.to(), span, path)));
                    }
                }
            } else {
                Step step = state.node() instanceof Node.Tag tag ? new Step(tag, read, null, path) : path;
                new Position(state.node(), state.loops())
                        .follow((node, loops) -> following.add(new Branch(new State(node, loops, read), step)));
            }
        }
    }
}
