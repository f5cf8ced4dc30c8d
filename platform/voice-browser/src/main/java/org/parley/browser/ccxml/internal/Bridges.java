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
        Set<String> sources = joined.computeIfAbsent(listener, id -> new LinkedHashSet<>());
        if (!mixers.contains(listener)) {
            sources.clear();
        }
        sources.add(source);
    }

    /** @return whether they were joined at all */
    synchronized boolean unjoin(String id1, String id2) {
        return forget(id1, id2) | forget(id2, id1);
    }

    private boolean forget(String listener, String source) {
        Set<String> sources = joined.getOrDefault(listener, Set.of());
        boolean was = sources.contains(source) && sources.remove(source);
        if (was && sources.isEmpty()) {
            joined.remove(listener);
        }
        return was;
    }

    /** Whether a join lets {@code listener} hear {@code source}. */
    synchronized boolean hears(String listener, String source) {
        return joined.getOrDefault(listener, Set.of()).contains(source);
    }

    /** A dialog takes its place on a connection or in a conference. */
    synchronized void place(String dialog, String at, boolean speaks, boolean hears) {
        own.values().forEach(sources -> sources.remove(dialog));
        own.remove(dialog);
        if (hears) {
            own.computeIfAbsent(dialog, id -> new LinkedHashSet<>()).add(at);
        }
        if (speaks) {
            own.computeIfAbsent(at, id -> new LinkedHashSet<>()).add(dialog);
        }
    }

    /**
     * Something is gone.
     *
     * @return what it was joined with
     */
    synchronized List<String> remove(String id) {
        Set<String> peers = new LinkedHashSet<>(joined.getOrDefault(id, Set.of()));
        joined.forEach((listener, sources) -> {
            if (sources.contains(id)) {
                peers.add(listener);
            }
        });
        peers.forEach(peer -> unjoin(id, peer));
        joined.remove(id);
        own.remove(id);
        own.values().forEach(sources -> sources.remove(id));
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
        Set<String> candidates = new LinkedHashSet<>(own.keySet());
        candidates.addAll(joined.keySet());
        return candidates.stream()
                .filter(listener -> inputs(listener).contains(id))
                .toList();
    }
}
