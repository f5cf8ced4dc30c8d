package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.parley.gateway.audio.G711;
import org.parley.gateway.audio.LossConcealer;

/**
 * What one stream says on its way to another: a ring of µ-law that the hearing thread of the first fills and the sending
 * thread of the second empties, 40 ms behind or more ({@link PlayoutDelay}), so that packets may come late or in the wrong
 * order. What is lost or comes too late is made up for, and what follows keeps its time. No lock, no allocation.
 */
final class Crosstalk {
    private static final int SIZE = 16_384;
    private static final int MASK = SIZE - 1;
    /** Samples that the reader stays behind at first, unless the writer is one of our own threads. */
    private static final int DELAY = 320;
    /** Further behind, and the reader was not read for longer than a thread can be held up: it jumps ahead. */
    private static final int TOO_FAR = 6_400;

    private static final int LONGEST_PACKET = 1_600;
    /** A step of the sender's clock larger than this is a new beginning. */
    private static final int LEAP = 4_000;

    private final byte[] ring = new byte[SIZE];
    private final int behind;
    private final LossConcealer concealer = new LossConcealer();
    private final byte[] heard = new byte[RtpSender.FRAME];
    private final PlayoutDelay delay = new PlayoutDelay();
    private volatile long written;
    private volatile long read;
    /** Packets that came too late. */
    private volatile int lates;
    /** The next packet is a first one. */
    private volatile boolean anew = true;

    private int source;
    private int lastTimestamp;
    private long lastPlace;
    private boolean running;

    Crosstalk() {
        this(DELAY);
    }

    /** @param behind samples that the reader stays behind at first */
    Crosstalk(int behind) {
        this.behind = behind;
        Arrays.fill(ring, LossConcealer.MISSING);
    }

    /** Takes a packet. Only the thread of the speaking stream calls this. */
    void write(int ssrc, int timestamp, byte[] mulaw, int size) {
        int step = timestamp - lastTimestamp;
        long now = read;
        long place = lastPlace + step;
        if (anew || ssrc != source || step > LEAP || step < -LEAP) {
            anew = false;
            source = ssrc;
            place = Math.max(written, now);
        }
        lastTimestamp = timestamp;
        lastPlace = place;
        if (place < now) {
            countLate();
        }
        long end = Math.min(place + Math.min(size, LONGEST_PACKET), now + SIZE);
        for (long at = Math.max(place, now); at < end; at++) {
            ring[(int) at & MASK] = LossConcealer.sounding(mulaw[(int) (at - place)]);
        }
        if (end > written) {
            written = end;
        }
    }

    /** What comes has another clock. Only the thread of the speaking stream. */
    void anew() {
        anew = true;
    }

    /** Nothing is missing there: the sender had nothing to say, or a key instead. Only the thread of the speaking stream. */
    void silence(int ssrc, int timestamp, int size) {
        if (anew || ssrc != source) {
            return;
        }
        long now = read;
        long place = lastPlace + (timestamp - lastTimestamp);
        long end = Math.min(place + size, now + SIZE);
        for (long at = Math.max(place, now); at < end; at++) {
            if (at >= written || ring[(int) at & MASK] == LossConcealer.MISSING) {
                ring[(int) at & MASK] = G711.SILENCE;
            }
        }
        if (end > written) {
            written = end;
        }
    }

    /** Only the writing thread counts. */
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void countLate() {
        lates++;
    }

    /**
     * Writes the next frame, of {@link RtpSender#FRAME} samples. Only the thread of the hearing stream calls this.
     *
     * @return whether anybody speaks at all
     */
    boolean hear(ByteBuffer frame) {
        boolean plays = read(heard);
        concealer.conceal(heard, 0, heard.length);
        frame.put(heard);
        return plays;
    }

    /** The next frame as it came, with {@link LossConcealer#MISSING} where nothing did. */
    boolean read(byte[] frame) {
        int size = frame.length;
        PlayoutDelay.Step step = running ? delay.next(written - read, size, lates) : begin();
        if (step == PlayoutDelay.Step.RENEW) {
            running = false;
            anew = true;
        } else if (step == PlayoutDelay.Step.SKIP) {
            clear(read + size);
        } else if (written - read > TOO_FAR) {
            clear(written - behind);
        }
        boolean plays = running && step != PlayoutDelay.Step.HOLD;
        long at = read;
        for (int i = 0; i < size; i++) {
            frame[i] = plays ? ring[(int) (at + i) & MASK] : LossConcealer.MISSING;
        }
        if (plays) {
            clear(at + size);
        }
        return plays;
    }

    /** The reader begins as soon as there is enough; of much more it takes the newest. */
    private PlayoutDelay.Step begin() {
        long waiting = written - read;
        if (waiting >= behind) {
            clear(waiting > 2 * behind ? written - behind : read);
            delay.begin(lates);
            running = true;
            return PlayoutDelay.Step.PLAY;
        }
        return PlayoutDelay.Step.HOLD;
    }

    /** Goes ahead and leaves nothing behind. */
    private void clear(long until) {
        for (long at = read; at < until; at++) {
            ring[(int) at & MASK] = LossConcealer.MISSING;
        }
        read = until;
    }
}
