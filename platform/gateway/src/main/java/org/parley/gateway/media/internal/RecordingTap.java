package org.parley.gateway.media.internal;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.parley.gateway.audio.G711;
import org.parley.gateway.audio.LossConcealer;
import org.parley.gateway.spool.AudioSource;

/**
 * The way of a caller's audio from a media thread to a writer thread: a ring in which packets are placed by timestamp.
 * What was not sent is silence, what was lost is made up for by the writer; what is overtaken finds its place while it is
 * within the reorder window. The recording begins with the first packet that arrives, or one that it overtook.
 */
final class RecordingTap implements AudioSource {
    private static final int RING = 1 << 16;
    private static final int LONG_GAP = 8000;
    private static final long NANOS_PER_SAMPLE = 125_000L;
    private static final int CLOCK_JUMP = 16_000;

    private final byte[] ring = new byte[RING];
    private final LossConcealer concealer = new LossConcealer();
    private final int window;
    private final long limit;

    private boolean begun;
    /** Where the clock of the sender began. */
    private long clockAt;

    private int ssrc;
    private int headTimestamp;
    private int mutedSsrc;
    private int mutedFrom;
    private int mutedUntil;
    private long lastArrival;
    private long head;
    private long overruns;
    private long sounding;

    /** Where the recording begins: what the first packet overtook goes before it. */
    private volatile long first;

    private volatile long gapAt = -1;
    private volatile long gapLength;
    private volatile long committed;
    private volatile long consumed;
    private volatile long length;

    /**
     * @param window samples to wait for overtaken packets
     * @param limit samples after which the recording is full
     */
    RecordingTap(int window, long limit) {
        this.window = window;
        this.limit = limit;
        head = window;
        first = window;
        Arrays.fill(ring, 0, window, LossConcealer.MISSING);
    }

    /** Places a packet's µ-law; false when the recording is full. Media thread. */
    boolean audio(int packetSsrc, int timestamp, byte[] audio, int size, long now) {
        return audio(packetSsrc, timestamp, audio, size, now, 0);
    }

    /** @param pause as {@link Pauses#before} tells it */
    boolean audio(int packetSsrc, int timestamp, byte[] audio, int size, long now, int pause) {
        int delta = begun ? timestamp - headTimestamp : 0;
        long passed = begun ? (now - lastArrival) / NANOS_PER_SAMPLE : size;
        boolean paused = pause > 0;
        boolean jumped =
                pause < 0 || Math.abs((long) delta) > CLOCK_JUMP && Math.abs((long) delta + size - passed) > CLOCK_JUMP;
        if (!begun || packetSsrc != ssrc || jumped) {
            // A new clock: what it says before now means nothing, so its first packet goes where time puts it.
            delta = passed > 3L * size ? (int) Math.min(passed - size, limit) : 0;
            clockAt = begun ? head : 0;
            ssrc = packetSsrc;
            headTimestamp = timestamp - delta;
            begun = true;
        }
        if (delta < 0) {
            overtaken(timestamp, audio, size, delta);
        } else if (append(timestamp, audio, size, delta, paused)) {
            lastArrival = now;
        } else {
            overruns++;
        }
        return length < limit;
    }

    private void overtaken(int timestamp, byte[] audio, int size, int delta) {
        long at = head + delta;
        long from = Math.max(committed, clockAt);
        for (int i = 0; i < size && at + i < head; i++) {
            if (at + i >= from && !muted(timestamp + i)) {
                ring[(int) (at + i & RING - 1)] = LossConcealer.sounding(audio[i]);
            }
        }
        long begins = Math.max(at, from);
        if (begins < first && begins < at + size) {
            length += first - begins;
            sounding += sounding > 0 ? first - begins : 0;
            first = begins;
        }
    }

    /** False when the ring has no room: the packet is lost. */
    private boolean append(int timestamp, byte[] audio, int size, int gap, boolean paused) {
        long room = RING - (head - consumed);
        if (size > room) {
            return false;
        }
        int silence = gap > LONG_GAP && insert(gap) ? 0 : gap;
        if (silence + size > room) {
            return false;
        }
        for (int i = 0; i < silence; i++) {
            boolean nothing = paused || muted(timestamp - silence + i);
            ring[(int) (head++ & RING - 1)] = nothing ? G711.SILENCE : LossConcealer.MISSING;
        }
        for (int i = 0; i < size; i++) {
            ring[(int) (head++ & RING - 1)] = muted(timestamp + i) ? G711.SILENCE : LossConcealer.sounding(audio[i]);
        }
        headTimestamp = timestamp + size;
        length += silence + size;
        committed = Math.max(committed, head - window);
        return true;
    }

    /** Leaves a long silence to the reader, at the head; false while the reader has not yet met the last one. */
    private boolean insert(int silence) {
        if (gapLength > 0) {
            return false;
        }
        gapAt = head;
        gapLength = silence; // after its place: the reader looks at the length first
        length += silence;
        committed = head;
        return true;
    }

    /** Keeps the tone of a key out: silence from {@code timestamp} for {@code duration} samples. Media thread. */
    void mute(int packetSsrc, int timestamp, int duration) {
        mutedSsrc = packetSsrc;
        mutedFrom = timestamp;
        mutedUntil = timestamp + duration;
        if (!begun || packetSsrc != ssrc) {
            return;
        }
        long from = Math.max(committed, head + (timestamp - headTimestamp));
        long to = Math.min(head, head + (mutedUntil - headTimestamp));
        for (long at = from; at < to; at++) {
            ring[(int) (at & RING - 1)] = G711.SILENCE;
        }
    }

    private boolean muted(int timestamp) {
        return timestamp - mutedFrom >= 0 && timestamp - mutedUntil < 0 && mutedSsrc == ssrc;
    }

    /** Something can be heard in what came last. Media thread. */
    void sounded() {
        sounding = length;
    }

    /** Samples to be kept of the whole when so much silence may be at its end; all where nothing can be heard. Media thread. */
    long kept(long silence) {
        return sounding == 0 ? length : Math.min(length, sounding + silence);
    }

    /** No more comes: everything may be written. Media thread. */
    void end() {
        committed = head;
    }

    /** Packets that found the ring full because the disk was too slow. */
    long overruns() {
        return overruns;
    }

    @Override
    public int read(ByteBuffer target) {
        int start = target.position();
        long available = committed;
        long at = Math.min(Math.max(consumed, first), available);
        while (target.hasRemaining()) {
            if (gapLength > 0 && gapAt == at) {
                int silence = (int) Math.min(gapLength, target.remaining());
                for (int i = 0; i < silence; i++) {
                    target.put(G711.SILENCE);
                }
                gapLength -= silence;
                concealer.pause();
                continue;
            }
            long until = gapLength > 0 && gapAt > at ? Math.min(available, gapAt) : available;
            int part = (int) Math.min(Math.min(until - at, target.remaining()), RING - (at & RING - 1));
            if (part <= 0) {
                break;
            }
            // what is committed belongs to the reader
            concealer.conceal(ring, (int) (at & RING - 1), part);
            target.put(ring, (int) (at & RING - 1), part);
            at += part;
        }
        consumed = at;
        return target.position() - start;
    }
}
