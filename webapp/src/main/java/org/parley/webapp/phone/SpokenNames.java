package org.parley.webapp.phone;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The names that callers of conferences have said, by their calls: as µ-law, in memory only, and the latest only. They are heard
 * when somebody comes and goes. Thread-safe.
 */
final class SpokenNames {
    private static final int MOST = 1_000;

    private final Map<String, byte[]> names = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
            return size() > MOST;
        }
    });

    void put(String call, byte[] ulaw) {
        names.put(call, ulaw);
    }

    Optional<byte[]> of(String call) {
        return Optional.ofNullable(names.get(call));
    }
}
