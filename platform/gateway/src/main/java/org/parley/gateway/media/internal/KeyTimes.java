package org.parley.gateway.media.internal;

/** The newest keys of one kind and when they came, oldest first. */
final class KeyTimes {
    private static final int MOST = 32;

    private final char[] keys = new char[MOST];
    private final long[] times = new long[MOST];
    private int count;

    /** Of too many the oldest is forgotten. */
    void add(char key, long at) {
        if (count == MOST) {
            remove(0);
        }
        keys[count] = key;
        times[count++] = at;
    }

    /** Takes the oldest one of a key that came at a moment or later; false when there is none. */
    boolean take(char key, long since) {
        for (int i = 0; i < count; i++) {
            if (keys[i] == key && times[i] - since >= 0) {
                remove(i);
                return true;
            }
        }
        return false;
    }

    /** Takes the oldest key if it came at a moment or before; else 0. */
    char oldest(long until) {
        if (count == 0 || times[0] - until > 0) {
            return 0;
        }
        char key = keys[0];
        remove(0);
        return key;
    }

    void clear() {
        count = 0;
    }

    private void remove(int at) {
        count--;
        System.arraycopy(keys, at + 1, keys, at, count - at);
        System.arraycopy(times, at + 1, times, at, count - at);
    }
}
