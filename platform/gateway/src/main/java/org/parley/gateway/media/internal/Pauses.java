package org.parley.gateway.media.internal;

/**
 * Tells what a sender left out from what was lost: where numbers go on without a gap but time does not, nothing is missing
 * (RFC 3550 §5.1). Where they go on and time goes back, the sender has another clock. Runs on the media thread.
 */
final class Pauses {
    /** Numbers further apart than this say nothing of each other. */
    private static final int LEAP = 100;

    private boolean begun;
    private int ssrc;
    private int sequence;
    private int end;

    /**
     * Takes a packet of audio.
     *
     * @param timestamp at 8 kHz
     * @return samples at 8 kHz before it in which the sender said nothing; 0 for none or when that is not known; negative
     *     when the sender set its clock back
     */
    int before(int source, int number, int timestamp, int size) {
        int ahead = (short) (number - sequence);
        boolean same = begun && source == ssrc && ahead >= -LEAP && ahead <= LEAP;
        if (same && ahead <= 0) {
            return 0;
        }
        int step = same ? timestamp - end : 0;
        begun = true;
        ssrc = source;
        sequence = number;
        end = timestamp + size;
        if (step < -size) {
            return step;
        }
        return ahead == 1 ? Math.max(0, step) : 0;
    }

    /** Takes a packet of a key, which has a number in the same sequence. */
    void key(int source, int number) {
        if (begun && source == ssrc && (short) (number - sequence) > 0) {
            sequence = number;
        }
    }
}
