package org.parley.gateway.speech;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was spoken not long ago, in memory; what was not asked for longest goes first. Any thread. */
final class SoundsAtHand {
    private static final int MOST_BYTES = 16 << 20;

    private final Map<Words, byte[]> sounds = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    /** Null when it is not there. */
    synchronized byte[] find(Words words) {
        return sounds.get(words);
    }

    synchronized void keep(Words words, byte[] mulaw) {
        byte[] before = sounds.put(words, mulaw);
        bytes += mulaw.length - (before == null ? 0 : before.length);
        var eldest = sounds.entrySet().iterator();
        while (bytes > MOST_BYTES && eldest.hasNext()) {
            bytes -= eldest.next().getValue().length;
            eldest.remove();
        }
    }
}
