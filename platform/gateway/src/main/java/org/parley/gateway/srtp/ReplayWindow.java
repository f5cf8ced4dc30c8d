package org.parley.gateway.srtp;

/** Which packets of a source were there already: the last 64 (RFC 3711 §3.3.2). */
final class ReplayWindow {
    private static final int SIZE = 64;

    private long newest = -1;
    private long seen;

    long newest() {
        return newest;
    }

    boolean isNew(long index) {
        if (newest < 0 || index > newest) {
            return true;
        }
        long back = newest - index;
        return back < SIZE && (seen >> back & 1) == 0;
    }

    void add(long index) {
        if (newest < 0) {
            newest = index;
            seen = 1;
        } else if (index > newest) {
            long ahead = index - newest;
            seen = ahead < SIZE ? seen << ahead | 1 : 1;
            newest = index;
        } else {
            seen |= 1L << newest - index;
        }
    }
}
