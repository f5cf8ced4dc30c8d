package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayDeque;
import java.util.Collection;
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
    /** Positions that one state may hold; a grammar that needs more is refused or stops matching. */
    private static final int MAX_POSITIONS = 50_000;
    /** Positions of the states that are kept; further states are made anew each time. */
    private static final int MAX_KEPT = 200_000;

    /** No grammar may be that ambiguous. */
    private static final class TooManyPositions extends Exception {}

    /** A state: what may follow. Compared by identity. */
    public final class State {
        private final boolean matches;
        private final List<Position> awaits;
        private State[] next;

        private State(boolean matches, Collection<Position> awaits) {
            this.matches = matches;
            this.awaits = List.copyOf(awaits);
        }

        /** Whether the tokens so far are a match. */
        public boolean matches() {
            return matches;
        }

        /** Whether more tokens can lead to a match. */
        public boolean canContinue() {
            return !awaits.isEmpty();
        }

        /** The state after one more token, by its {@link Automaton#token number}. */
        public State after(int token) {
            if (awaits.isEmpty()) {
                return dead;
            }
            State[] known = next;
            if (known == null) {
                known = new State[alphabet.size() + 1];
                next = known;
            }
            State following = known[token];
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
    private final Map<String, Integer> alphabet;
    private final Map<Set<Position>, State> states = new ConcurrentHashMap<>();
    private final AtomicLong kept = new AtomicLong();
    private final State dead = new State(false, List.of());
    private final State start;

    Automaton(RuleNetwork root, Map<String, Integer> alphabet) throws GrammarException {
        this.root = root;
        this.alphabet = Map.copyOf(alphabet);
        try {
            start = closure(List.of(new Position(root.start, null)));
        } catch (TooManyPositions ambiguous) {
            throw new GrammarException(
                    "error.grammar", root + " is too ambiguous: simplify its optional and repeated parts", ambiguous);
        }
    }

    /** The rule that it matches. */
    public RuleNetwork root() {
        return root;
    }

    public State start() {
        return start;
    }

    /** The number of a token; of one that the grammar does not name, a number that only GARBAGE accepts. */
    public int token(String text) {
        return alphabet.getOrDefault(text, alphabet.size());
    }

    private State step(State from, int token) {
        Set<Position> reached = new LinkedHashSet<>();
        for (Position position : from.awaits) {
            Node.Await await = (Node.Await) position.node();
            if (await.token == token || await.token == Node.Await.ANY) {
                reached.add(new Position(await.next, position.open()));
            }
        }
        if (reached.isEmpty()) {
            return dead;
        }
        try {
            return closure(reached);
        } catch (TooManyPositions ambiguous) {
            return dead;
        }
    }

    private State closure(Collection<Position> from) throws TooManyPositions {
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
                throw new TooManyPositions();
            }
        }
        return keep(found, new State(matches, awaits));
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
