package org.parley.browser.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Resources that never change under their address, handed out as the same {@link Fetched} instance, so that callers may
 * keep what they made of a body by its identity. Least recently used ones go when the byte bound is reached.
 */
final class ResourceCache {
    private static final long ENTRY_OVERHEAD = 512;

    private record Entry(Fetched resource, long storedNanos, Duration lifetime) {
        long cost() {
            return ENTRY_OVERHEAD + resource.body().length;
        }
    }

    private final long maxBytes;
    private final LongSupplier nanos;
    private final Map<URI, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    ResourceCache(long maxBytes, LongSupplier nanos) {
        this.maxBytes = maxBytes;
        this.nanos = nanos;
    }

    /** The resource when it is fresh and no older than the caller accepts. */
    synchronized Optional<Fetched> get(URI uri, Optional<Duration> maxAge) {
        Entry entry = entries.get(uri);
        if (entry == null) {
            return Optional.empty();
        }
        Duration age = Duration.ofNanos(nanos.getAsLong() - entry.storedNanos());
        if (age.compareTo(entry.lifetime()) >= 0) {
            remove(uri);
            return Optional.empty();
        }
        boolean accepted = maxAge.isEmpty() || age.compareTo(maxAge.get()) < 0;
        return accepted ? Optional.of(entry.resource()) : Optional.empty();
    }

    /** @return what callers shall see: the resource known before when the bytes are the same, so that identity holds */
    synchronized Fetched put(URI uri, Fetched resource, Duration lifetime) {
        Entry known = entries.get(uri);
        Fetched kept =
                known != null && Arrays.equals(known.resource().body(), resource.body()) ? known.resource() : resource;
        Entry entry = new Entry(kept, nanos.getAsLong(), lifetime);
        if (entry.cost() > maxBytes || lifetime.isNegative() || lifetime.isZero()) {
            return kept;
        }
        remove(uri);
        entries.put(uri, entry);
        bytes += entry.cost();
        Iterator<Entry> eldest = entries.values().iterator();
        while (bytes > maxBytes) {
            bytes -= eldest.next().cost();
            eldest.remove();
        }
        return kept;
    }

    private void remove(URI uri) {
        Entry entry = entries.remove(uri);
        if (entry != null) {
            bytes -= entry.cost();
        }
    }
}
