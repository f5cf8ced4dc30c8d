package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.parley.gateway.audio.G711;

/**
 * What one stream says on its way to another: a ring of µ-law that the hearing thread of the first fills and the sending
 * thread of the second empties, 40 ms behind, so that packets may come late or in the wrong order. No lock, no allocation.
 */
final class Crosstalk {
    private static final int SIZE = 8192;
    private static final int MASK = SIZE - 1;
    /** Samples that the reader stays behind. */
    private static final int DELAY = 320;
    /** Further behind it jumps ahead: what is that old is of no use in a conversation. */
    private static final int TOO_FAR = 1600;
    /** A step of the sender's clock larger than this is a new beginning. */
    private static final int LEAP = 4000;

    private final byte[] ring = new byte[SIZE];
    private volatile long written;
    private volatile long read;
    private boolean started;
    private int source;
    private int lastTimestamp;
    private long lastPlace;
    private boolean running;

    Crosstalk() {
        Arrays.fill(ring, G711.SILENCE);
    }

    /** Takes a packet. Only the thread of the speaking stream calls this. */
    void write(int ssrc, int timestamp, byte[] mulaw, int size) {
        int step = timestamp - lastTimestamp;
        long place = lastPlace + step;
        if (!started || ssrc != source || step > LEAP || step < -LEAP) {
            started = true;
            source = ssrc;
            place = Math.max(written, read);
        }
        int length = Math.min(size, TOO_FAR);
        if (place >= read) {
            for (int i = 0; i < length; i++) {
                ring[(int) (place + i) & MASK] = mulaw[i];
            }
            if (place + length > written) {
                written = place + length;
            }
        }
        lastTimestamp = timestamp;
        lastPlace = place;
    }

    /** Writes the next frame, silence where nothing came. Only the thread of the hearing stream calls this. */
    void read(ByteBuffer frame, int size) {
        long end = written;
        long at = read;
        if (end - at > TOO_FAR) {
            clear(at, Math.min(end - DELAY - at, SIZE));
            at = end - DELAY;
        }
        running = running ? end - at >= size : end - at >= DELAY;
        for (int i = 0; i < size; i++) {
            int place = (int) (at + i) & MASK;
            frame.put(running ? ring[place] : G711.SILENCE);
            if (running) {
                ring[place] = G711.SILENCE;
            }
        }
        read = running ? at + size : at;
    }

    private void clear(long from, long count) {
        for (long i = 0; i < count; i++) {
            ring[(int) (from + i) & MASK] = G711.SILENCE;
        }
    }
}
