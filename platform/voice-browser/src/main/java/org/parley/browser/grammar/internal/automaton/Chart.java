package org.parley.browser.grammar.internal.automaton;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A recognition that shares what all references to a rule from the same place have in common (Earley's algorithm on the
 * network of rules). Rules may refer to themselves in any way; time is bounded by the cube of the input's length.
 */
final class Chart implements MatchState {
    /** Places that one state may hold. */
    private static final int MAX_ITEMS = 50_000;

    /** Told of each rule that has matched, in the order in which that is found out. */
    interface Observer {
        void matched(RuleNetwork rule, int from, int to);

        /** Told how much there was to do, in places looked at. */
        default void work(int places) throws TooAmbiguous {}
    }

    /** One rule that begins at one place of the input. Complete when the state of that place is. */
    private static final class Context {
        final RuleNetwork rule;
        final int from;
        final Set<Item> callers = new HashSet<>();
        boolean matchesNothing;

        Context(RuleNetwork rule, int from) {
            this.rule = rule;
            this.from = from;
        }
    }

    /** @param loops that are open within the rule */
    private record Item(Node node, Frame loops, Context context) {
        @Override
        public int hashCode() {
            return (System.identityHashCode(node) * 31 + System.identityHashCode(context)) * 31
                    + (loops == null ? 0 : loops.hash());
        }
    }

    private final Observer observer;
    private final Context root;
    private final int read;
    private final int maxTokens;
    private final List<Item> awaits = new ArrayList<>();
    private final Map<RuleNetwork, Context> begun = new HashMap<>();
    private boolean matches;

    private Chart(Context root, int read, int maxTokens, Observer observer) {
        this.root = root;
        this.read = read;
        this.maxTokens = maxTokens;
        this.observer = observer;
    }

    /** @param maxTokens longest input that it takes */
    static Chart start(RuleNetwork rule, int maxTokens, Observer observer) throws TooAmbiguous {
        Context root = new Context(rule, 0);
        Chart chart = new Chart(root, 0, maxTokens, observer);
        chart.begun.put(rule, root);
        chart.close(List.of(new Item(rule.start, null, root)));
        return chart;
    }

    @Override
    public boolean matches() {
        return matches;
    }

    @Override
    public boolean canContinue() {
        return !awaits.isEmpty() && read < maxTokens;
    }

    @Override
    public MatchState after(int token) {
        if (!canContinue()) {
            return DEAD;
        }
        try {
            return next(token);
        } catch (TooAmbiguous bound) {
            return DEAD;
        }
    }

    /** Like {@link #after}, and tells when there is too much to follow. */
    MatchState next(int token) throws TooAmbiguous {
        List<Item> reached = new ArrayList<>();
        for (Item item : awaits) {
            Node.Await await = (Node.Await) item.node();
            if (await.token == token || await.token == Node.Await.ANY) {
                reached.add(new Item(await.next, Frame.consumed(item.loops()), item.context()));
            }
        }
        if (reached.isEmpty()) {
            return DEAD;
        }
        Chart following = new Chart(root, read + 1, maxTokens, observer);
        following.close(reached);
        return following;
    }

    private void close(List<Item> items) throws TooAmbiguous {
        Set<Item> seen = new HashSet<>(items);
        ArrayDeque<Item> work = new ArrayDeque<>(items);
        while (!work.isEmpty()) {
            Item item = work.poll();
            if (item.node() instanceof Node.Await) {
                awaits.add(item);
            } else if (item.node() instanceof Node.Call call) {
                call(call, item, seen, work);
            } else if (item.node() instanceof Node.Return) {
                end(item.context(), seen, work);
            } else {
                new Position(item.node(), item.loops())
                        .follow((node, loops) -> add(new Item(node, loops, item.context()), seen, work));
            }
            if (seen.size() > MAX_ITEMS) {
                throw new TooAmbiguous();
            }
        }
    }

    private static void add(Item item, Set<Item> seen, ArrayDeque<Item> work) {
        if (seen.add(item)) {
            work.add(item);
        }
    }

    private void call(Node.Call call, Item from, Set<Item> seen, ArrayDeque<Item> work) {
        Context context = begun.get(call.rule);
        if (context == null) {
            context = new Context(call.rule, read);
            begun.put(call.rule, context);
            add(new Item(call.rule.start, null, context), seen, work);
        }
        Item caller = new Item(call.next, from.loops(), from.context());
        if (context.callers.add(caller) && context.matchesNothing) {
            add(caller, seen, work);
        }
    }

    private void end(Context context, Set<Item> seen, ArrayDeque<Item> work) throws TooAmbiguous {
        observer.work(context.callers.size());
        observer.matched(context.rule, context.from, read);
        matches |= context == root;
        boolean isEmpty = context.from == read;
        context.matchesNothing |= isEmpty;
        for (Item caller : List.copyOf(context.callers)) {
            Frame loops = isEmpty ? caller.loops() : Frame.consumed(caller.loops());
            add(new Item(caller.node(), loops, caller.context()), seen, work);
        }
    }
}
