package org.parley.webapp.presence;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells who looks that an owner has changed presence, greetings or name, by telephone or otherwise. Each change gives a new
 * revision, so that a page knows whether it has shown it. Thread-safe.
 */
public final class OwnerChanges {
    private final AtomicLong presences = new AtomicLong();
    private final Map<String, AtomicLong> owners = new ConcurrentHashMap<>();
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Hears after a change is committed, on the thread that changed it; must return at once. */
    @FunctionalInterface
    public interface Listener {
        /** @param presence whether it is the presence, which others see too */
        void changed(String extension, boolean presence);
    }

    public void listen(Listener listener) {
        listeners.add(listener);
    }

    public void forget(Listener listener) {
        listeners.remove(listener);
    }

    /** The revision of what belongs to one owner. */
    public long revision(String extension) {
        AtomicLong revision = owners.get(extension);
        return revision == null ? 0 : revision.get();
    }

    /** The revision of all presences. */
    public long presences() {
        return presences.get();
    }

    /** Something of an owner is another now. */
    public void changed(String extension, boolean presence) {
        owners.computeIfAbsent(extension, key -> new AtomicLong()).incrementAndGet();
        if (presence) {
            presences.incrementAndGet();
        }
        listeners.forEach(listener -> listener.changed(extension, presence));
    }
}
