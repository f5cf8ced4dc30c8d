package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** Which rules match which parts of an input, as a {@link Chart} finds out. */
final class RuleSpans implements Chart.Observer {

    /**
     * A match of a rule.
     *
     * @param number in the order in which matches were found: each can be made of earlier ones only
     */
    record Span(RuleNetwork rule, int from, int to, int number) {

        /** Whether the other one can be a part of this one without leading back to it. */
        boolean canHold(Span other) {
            boolean isWhole = other.from == from && other.to == to;
            return !isWhole || other.number < number;
        }
    }

    record Place(RuleNetwork rule, int from) {
        @Override
        public int hashCode() {
            return System.identityHashCode(rule) * 31 + from;
        }
    }

    /** Ambiguous grammars take time by the cube of the input: this is about a second. */
    private static final int MOST_WORK = 4_000_000;

    private final Map<Place, List<Span>> spans = new HashMap<>();
    private int done;
    private int count;

    @Override
    public void matched(RuleNetwork rule, int from, int to) {
        List<Span> known = spans.computeIfAbsent(new Place(rule, from), unknown -> new ArrayList<>());
        // Matches come in the order of their ends.
        if (known.isEmpty() || known.get(known.size() - 1).to() < to) {
            known.add(new Span(rule, from, to, count++));
        }
    }

    /** The matches of a rule from a place on, short ones first. */
    List<Span> from(RuleNetwork rule, int from) {
        return spans.getOrDefault(new Place(rule, from), List.of());
    }

    @Override
    public void work(int places) throws TooAmbiguous {
        done += places;
        if (done > MOST_WORK) {
            throw new TooAmbiguous();
        }
    }

    /** @throws NoSuchElementException there is no such match */
    Span of(RuleNetwork rule, int from, int to) {
        List<Span> known = from(rule, from);
        int low = 0;
        int high = known.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int end = known.get(middle).to();
            if (end == to) {
                return known.get(middle);
            }
            low = end < to ? middle + 1 : low;
            high = end < to ? high : middle - 1;
        }
        throw new NoSuchElementException("no match of " + rule.name() + " from " + from + " to " + to);
    }
}
