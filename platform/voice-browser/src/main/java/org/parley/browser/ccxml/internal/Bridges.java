package org.parley.browser.ccxml.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who hears whom, in all sessions (CCXML 1.0 §10.4). A connection or dialog has one input, a conference any number; each
 * can be heard by many. What a dialog and its place hear of each other by themselves lies below what was joined and comes
 * back when that ends. Thread-safe.
 */
final class Bridges {
    private final Map<String, Set<String>> joined = new HashMap<>();
    private final Map<String, Set<String>> own = new HashMap<>();
    /** The two above the other way round, so that nobody looks through all calls for one of them. */
    private final Map<String, Set<String>> listeners = new HashMap<>();

    private final Set<String> mixers = new HashSet<>();

    synchronized void addMixer(String conferenceId) {
        mixers.add(conferenceId);
    }

    /** {@code listener} hears {@code source} from now on, instead of what it heard before unless it mixes. */
    synchronized void join(String listener, String source, boolean duplex) {
        hear(listener, source);
        if (duplex) {
            hear(source, listener);
        }
    }

    private void hear(String listener, String source) {
        if (!mixers.contains(listener)) {
            copy(joined, listener).forEach(before -> unlink(joined, listener, before));
        }
        link(joined, listener, source);
    }

    private static List<String> copy(Map<String, Set<String>> map, String key) {
        return List.copyOf(map.getOrDefault(key, Set.of()));
    }

    private void link(Map<String, Set<String>> map, String listener, String source) {
        map.computeIfAbsent(listener, id -> new LinkedHashSet<>()).add(source);
        listeners.computeIfAbsent(source, id -> new LinkedHashSet<>()).add(listener);
    }

    /** @return whether there was such a link */
    private boolean unlink(Map<String, Set<String>> map, String listener, String source) {
        if (!drop(map, listener, source)) {
            return false;
        }
        if (!joined.getOrDefault(listener, Set.of()).contains(source)
                && !own.getOrDefault(listener, Set.of()).contains(source)) {
            drop(listeners, source, listener);
        }
        return true;
    }

    private static boolean drop(Map<String, Set<String>> map, String key, String value) {
        Set<String> values = map.get(key);
        boolean was = values != null && values.remove(value);
        if (was && values.isEmpty()) {
            map.remove(key);
        }
        return was;
    }

    /** @return whether they were joined at all */
    synchronized boolean unjoin(String id1, String id2) {
        return unlink(joined, id1, id2) | unlink(joined, id2, id1);
    }

    /** Whether a join lets {@code listener} hear {@code source}. */
    synchronized boolean hears(String listener, String source) {
        return joined.getOrDefault(listener, Set.of()).contains(source);
    }

    /** A dialog takes its place on a connection or in a conference. */
    synchronized void place(String dialog, String at, boolean speaks, boolean hears) {
        leave(dialog);
        if (hears) {
            link(own, dialog, at);
        }
        if (speaks) {
            link(own, at, dialog);
        }
    }

    private void leave(String id) {
        copy(own, id).forEach(source -> unlink(own, id, source));
        copy(listeners, id).forEach(listener -> unlink(own, listener, id));
    }

    /**
     * Something is gone.
     *
     * @return what it was joined with
     */
    synchronized List<String> remove(String id) {
        Set<String> peers = new LinkedHashSet<>(joined.getOrDefault(id, Set.of()));
        copy(listeners, id).stream().filter(listener -> hears(listener, id)).forEach(peers::add);
        peers.forEach(peer -> unjoin(id, peer));
        leave(id);
        mixers.remove(id);
        return new ArrayList<>(peers);
    }

    /** What it hears. */
    synchronized List<String> inputs(String id) {
        Collection<String> sources = joined.getOrDefault(id, Set.of());
        if (sources.isEmpty() || mixers.contains(id)) {
            Set<String> all = new LinkedHashSet<>(own.getOrDefault(id, Set.of()));
            all.addAll(sources);
            return List.copyOf(all);
        }
        return List.copyOf(sources);
    }

    /** What hears it. */
    synchronized List<String> outputs(String id) {
        return copy(listeners, id).stream()
                .filter(listener -> inputs(listener).contains(id))
                .toList();
    }
}
