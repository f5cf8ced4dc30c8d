package org.parley.browser.script.internal;

/** Memory that one session's scripts may still ask for. Belongs to one session; used by one thread at a time. */
public final class GrowthBudget {
    /** Shorter strings are free: whoever wants many of them runs into the limit of instructions. */
    private static final int SMALL = 64;

    static final int MAX_ELEMENTS = 250_000;
    static final int BYTES_PER_ELEMENT = 16;
    static final int BYTES_PER_OBJECT = 64;

    private final long limit;
    private long used;

    GrowthBudget(long limit) {
        this.limit = limit;
    }

    void charge(long bytes) {
        used += Math.max(0, bytes);
        if (used > limit) {
            throw new LimitExceeded("the scripts of this session built more than " + limit + " bytes");
        }
    }

    /** Refuses what would not fit, without counting it: its result is counted when it exists. */
    void foresee(double bytes) {
        if (!(used + bytes <= limit)) {
            throw new LimitExceeded("a script would build more than the " + limit + " bytes that a session may");
        }
    }

    void chargeText(CharSequence text) {
        if (text.length() > SMALL) {
            charge(2L * text.length());
        }
    }

    void checkElements(double count) {
        if (count > MAX_ELEMENTS) {
            throw new LimitExceeded("a script works on an array of more than " + MAX_ELEMENTS + " elements");
        }
    }

    void chargeElements(double count) {
        checkElements(count);
        charge((long) count * BYTES_PER_ELEMENT);
    }
}
