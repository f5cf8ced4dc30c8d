package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.parley.browser.grammar.GrammarException;

/**
 * A deterministic automaton over tokens whose states are made when they are first reached. Immutable to its users and
 * thread-safe: two threads that make the same state at once make it twice, and one of the two stays.
 */
public final class Automaton {
    /** Positions that one state may hold; a grammar that needs more goes on with a chart. */
    private static final int MAX_POSITIONS = 50_000;
    /** Longest input of a grammar that is matched by a chart. */
    private static final int MAX_TOKENS = 1_000;
    /** Positions of the states that are kept; further states are made anew each time. */
    private static final int MAX_KEPT = 200_000;

    /** A state: what may follow. Compared by identity. */
    private final class State implements MatchState {
        private final boolean matches;
        private final List<Position> awaits;
        /** Where it was reached from first, and by which token; null at the start. */
        private final State before;

        private final int token;
        private MatchState[] next;

        private State(boolean matches, Collection<Position> awaits, State before, int token) {
            this.matches = matches;
            this.awaits = List.copyOf(awaits);
            this.before = before;
            this.token = token;
        }

        @Override
        public boolean matches() {
            return matches;
        }

        @Override
        public boolean canContinue() {
            return !awaits.isEmpty();
        }

        @Override
        public MatchState after(int token) {
            if (awaits.isEmpty()) {
                return DEAD;
            }
            MatchState[] known = next;
            if (known == null) {
                known = new MatchState[alphabet.size() + 1];
                next = known;
            }
            MatchState following = known[token];
            if (following == null) {
                following = step(this, token);
                if (kept.get() < MAX_KEPT) {
                    known[token] = following;
                }
            }
            return following;
        }
    }

    private final RuleNetwork root;
    private final int nodes;
    private final boolean isPlain;
    private final Map<String, Integer> alphabet;
    private final Map<Set<Position>, State> states = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();
    private final MatchState start;

    /**
     * @param nodes of the network of all rules
     * @param isPlain whether the rule has neither tags nor references
     * @param isRecursive whether a rule can refer to itself: then there is no end of states, and a chart is used
     */
    Automaton(RuleNetwork root, Map<String, Integer> alphabet, int nodes, boolean isRecursive, boolean isPlain)
            throws GrammarException {
        this.root = root;
        this.alphabet = Map.copyOf(alphabet);
        this.nodes = nodes;
        this.isPlain = isPlain;
        start = isRecursive ? chart() : automaton();
    }

    private MatchState automaton() throws GrammarException {
        try {
            return closure(List.of(new Position(root.start, null)), null, 0);
        } catch (TooAmbiguous calls) {
            return chart();
        }
    }

    private MatchState chart() throws GrammarException {
        try {
            return Chart.start(root, MAX_TOKENS, (rule, from, to) -> {});
        } catch (TooAmbiguous ambiguous) {
            throw new GrammarException(
                    "error.grammar",
                    root.grammar().source(),
                    0,
                    "rule '" + root.name() + "' is too ambiguous: simplify its optional and repeated parts",
                    ambiguous);
        }
    }

    /** How much it holds by now, in nodes of the network and positions of states: some hundred bytes each at most. */
    public long size() {
        return nodes + kept.get();
    }

    /** Whether what a match means is its text, because the rule has neither tags nor references. */
    public boolean isPlain() {
        return isPlain;
    }

    /** The rule that it matches. */
    public RuleNetwork root() {
        return root;
    }

    public MatchState start() {
        return start;
    }

    /** The number of a token; of one that the grammar does not name, a number that only GARBAGE accepts. */
    public int token(String text) {
        return alphabet.getOrDefault(text, alphabet.size());
    }

    private MatchState step(State from, int token) {
        Set<Position> reached = new LinkedHashSet<>();
        for (Position position : from.awaits) {
            Node.Await await = (Node.Await) position.node();
            if (await.token == token || await.token == Node.Await.ANY) {
                reached.add(new Position(await.next, Frame.consumed(position.open())));
            }
        }
        if (reached.isEmpty()) {
            return MatchState.DEAD;
        }
        try {
            return closure(reached, from, token);
        } catch (TooAmbiguous calls) {
            return onChart(from, token);
        }
    }

    /** The same place on a chart: any input that leads to a state will do to get there. */
    private MatchState onChart(State from, int token) {
        Deque<Integer> tokens = new ArrayDeque<>(List.of(token));
        for (State state = from; state.before != null; state = state.before) {
            tokens.push(state.token);
        }
        try {
            MatchState state = Chart.start(root, Integer.MAX_VALUE, (rule, begin, end) -> {});
            for (int each : tokens) {
                state = state.after(each);
            }
            return state;
        } catch (TooAmbiguous repetitions) {
            return MatchState.DEAD;
        }
    }

    private State closure(Collection<Position> from, State before, int token) throws TooAmbiguous {
        Set<Position> seen = new HashSet<>(from);
        Set<Position> found = new LinkedHashSet<>();
        Set<Position> awaits = new LinkedHashSet<>();
        ArrayDeque<Position> work = new ArrayDeque<>(from);
        boolean matches = false;
        while (!work.isEmpty()) {
            Position position = work.poll();
            if (position.isEnd()) {
                matches = true;
                found.add(position);
            } else if (position.node() instanceof Node.Await) {
                awaits.add(position);
                found.add(position);
            } else {
                position.follow((node, open) -> {
                    Position following = new Position(node, open);
                    if (seen.add(following)) {
                        work.add(following);
                    }
                });
            }
            if (seen.size() > MAX_POSITIONS) {
                throw new TooAmbiguous();
            }
        }
        return keep(found, new State(matches, awaits, before, token));
    }

    private State keep(Set<Position> positions, State made) {
        State known = states.get(positions);
        if (known != null) {
            return known;
        }
        if (kept.addAndGet(positions.size()) > MAX_KEPT) {
            return made;
        }
        State first = states.putIfAbsent(positions, made);
        return first == null ? made : first;
    }
}
