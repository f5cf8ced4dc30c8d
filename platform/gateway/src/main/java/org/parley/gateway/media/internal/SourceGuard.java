package org.parley.gateway.media.internal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * Lets one source at a time (SSRC, RFC 3550 §8) be heard. Another one takes its place once the first has fallen silent and
 * several packets of the other have come; these are held until then, so that nothing of a sender that really began anew is
 * lost, and whoever guesses a caller's address is not heard between his packets. Some gateways send keys under a source of
 * their own: one that sends nothing else may, if the first has sent none. Runs on the media thread; allocates nothing.
 */
final class SourceGuard {
    /** Takes a packet that was held. */
    interface Taker {
        void packet(InetSocketAddress from, ByteBuffer packet, long at);
    }

    private static final int PROBATION = 3;
    private static final long SILENCE_NANOS = 60_000_000L;
    private static final int MOST = 8;
    /** Larger ones are no audio of a telephone's usual 20 or 30 ms. */
    private static final int LARGEST = 512;

    private final ByteBuffer[] held = new ByteBuffer[MOST];
    private final InetSocketAddress[] senders = new InetSocketAddress[MOST];
    private final long[] times = new long[MOST];
    private final LoopCounters counters;
    private boolean known;
    private int source;
    private long heardAt;
    private int candidate;
    private int waiting;
    private boolean candidateHasKeysOnly;
    private boolean keysKnown;
    private int keySource;

    SourceGuard(LoopCounters counters) {
        this.counters = counters;
        for (int i = 0; i < MOST; i++) {
            held[i] = ByteBuffer.allocate(LARGEST);
        }
    }

    /** After an offer and answer the first source is the right one. */
    void reset() {
        known = false;
        keysKnown = false;
        forget();
    }

    /** Whether a packet is of a source that is heard. @param key whether it holds a key, not audio */
    boolean hears(int ssrc, boolean key, long now) {
        if (known && ssrc != source) {
            return key && keysKnown && ssrc == keySource;
        }
        known = true;
        source = ssrc;
        heardAt = now;
        if (key) {
            keysKnown = true;
            keySource = ssrc;
        }
        if (keysKnown || !candidateHasKeysOnly) {
            forget();
        }
        return true;
    }

    /** Holds a packet of another source; when that is to be heard from now on, all that is held goes to {@code taker}. */
    void hold(int ssrc, boolean key, InetSocketAddress from, ByteBuffer packet, long now, Taker taker) {
        if (ssrc != candidate || waiting == MOST) {
            forget();
        }
        candidateHasKeysOnly = key && (waiting == 0 || candidateHasKeysOnly);
        candidate = ssrc;
        if (packet.remaining() > LARGEST) {
            counters.dropped();
            return;
        }
        held[waiting].clear();
        held[waiting].put(packet).flip();
        senders[waiting] = from;
        times[waiting++] = now;
        if (waiting < PROBATION) {
            return;
        }
        if (candidateHasKeysOnly && !keysKnown) {
            keysKnown = true;
            keySource = ssrc;
            release(taker);
        } else if (now - heardAt >= SILENCE_NANOS) {
            source = ssrc;
            heardAt = now;
            release(taker);
        }
    }

    private void release(Taker taker) {
        for (int i = 0; i < waiting; i++) {
            taker.packet(senders[i], held[i], times[i]);
        }
        waiting = 0;
    }

    private void forget() {
        while (waiting > 0) {
            waiting--;
            counters.dropped();
        }
    }
}
