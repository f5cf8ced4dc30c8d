package org.parley.gateway.media.internal;

/**
 * Deadlines of one media thread in slots of a millisecond. A round is longer than any stream's period, and entries chain
 * themselves, so nothing is allocated. When the thread was held up, slots are worked off in order, and a stream whose
 * next deadline has passed too comes again in the same call: no frame is skipped.
 */
final class TimerWheel {
    static final long SLOT_NANOS = 1_000_000L;
    private static final int SLOTS = 64;

    private final Entry[] slots = new Entry[SLOTS];
    private final long origin;
    private long current;
    private int size;

    TimerWheel(long originNanos) {
        origin = originNanos;
    }

    /** Something with a next deadline. */
    abstract static class Entry {
        private Entry next;
        private Entry previous;
        private int slot = -1;
        private long deadline;

        /** When {@link #due} was to be called, in nanoseconds of the clock; a whole millisecond of its wheel. */
        final long deadline() {
            return deadline;
        }

        /** Called on the media thread; the entry is out of the wheel and puts itself in again if it wants. */
        abstract void due();
    }

    int size() {
        return size;
    }

    /** Puts an entry in, or moves it; its deadline is rounded down to a slot. */
    void schedule(Entry entry, long deadlineNanos) {
        remove(entry);
        long tick = Math.max(current, Math.floorDiv(deadlineNanos - origin, SLOT_NANOS));
        entry.deadline = origin + tick * SLOT_NANOS;
        int slot = (int) (tick & SLOTS - 1);
        entry.slot = slot;
        entry.next = slots[slot];
        entry.previous = null;
        if (entry.next != null) {
            entry.next.previous = entry;
        }
        slots[slot] = entry;
        size++;
    }

    void remove(Entry entry) {
        if (entry.slot < 0) {
            return;
        }
        if (entry.previous == null) {
            slots[entry.slot] = entry.next;
        } else {
            entry.previous.next = entry.next;
        }
        if (entry.next != null) {
            entry.next.previous = entry.previous;
        }
        entry.slot = -1;
        entry.next = null;
        entry.previous = null;
        size--;
    }

    /** Calls everything whose deadline has come. */
    void advance(long now) {
        long last = Math.floorDiv(now - origin, SLOT_NANOS);
        while (current <= last) {
            Entry entry = slots[(int) (current++ & SLOTS - 1)];
            while (entry != null) {
                Entry following = entry.next;
                if (entry.deadline <= now) {
                    remove(entry);
                    entry.due();
                }
                entry = following;
            }
        }
    }

    /** Nanoseconds until the next deadline, at most 0 when it has passed, {@link Long#MAX_VALUE} when there is none. */
    long untilNext(long now) {
        if (size == 0) {
            return Long.MAX_VALUE;
        }
        for (int ahead = 0; ahead < SLOTS; ahead++) {
            if (slots[(int) (current + ahead & SLOTS - 1)] != null) {
                return origin + (current + ahead) * SLOT_NANOS - now;
            }
        }
        return Long.MAX_VALUE;
    }
}
