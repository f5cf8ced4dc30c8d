package org.parley.gateway.media.internal;

/**
 * How far the reader of a {@link Crosstalk} stays behind its writer, decided frame by frame. One late packet costs its own
 * time and no more: what follows keeps its place. Packets that are late in every second have the reader wait a frame, up to
 * 120 ms; when all have come in time for long, it gives that back. Used by the reading thread only.
 */
final class PlayoutDelay {
    /** What to do with the next frame. */
    enum Step {
        /** Read it. */
        PLAY,
        /** Say nothing and read it later. */
        HOLD,
        /** Leave it out. */
        SKIP,
        /** The writer has paused or has another clock: begin anew when it goes on. */
        RENEW
    }

    private static final int SECOND = 50;
    private static final int CALM_SECONDS = 10;
    /** Frames that may be added: 80 ms beyond the 40 of the beginning. */
    private static final int MOST_HELD = 4;
    /** Without any sound in time for so long, the writer has paused. */
    private static final int PAUSE = 10;
    /** Frames in a row each of whose packets came alone and too late: not a hold-up, but a clock that has slipped. */
    private static final int SLIPS = 3;

    private int frames;
    private int latesSeen;
    private int latesOfSecond;
    private int least;
    private boolean lateBefore;
    private int calm;
    private int held;
    private int missed;
    private int slips;

    /** The writer begins. */
    void begin(int lates) {
        latesSeen = lates;
        frames = 0;
        latesOfSecond = 0;
        least = Integer.MAX_VALUE;
        lateBefore = false;
        calm = 0;
        held = 0;
        missed = 0;
        slips = 0;
    }

    /**
     * Asked before each frame.
     *
     * @param waiting samples that are there to be read
     * @param size samples of a frame
     * @param lates packets so far that came when their time was over
     */
    Step next(long waiting, int size, int lates) {
        int came = lates - latesSeen;
        latesSeen = lates;
        latesOfSecond += came;
        if (waiting >= size) {
            missed = 0;
            slips = 0;
        } else if (++missed >= PAUSE || (came == 1 && ++slips >= SLIPS)) {
            return Step.RENEW;
        }
        least = (int) Math.min(least, waiting);
        return ++frames < SECOND ? Step.PLAY : endOfSecond(size);
    }

    private Step endOfSecond(int size) {
        boolean late = latesOfSecond > 0;
        boolean tooShort = late && lateBefore && held < MOST_HELD;
        boolean tooLong = !late && ++calm >= CALM_SECONDS && least > 2 * size;
        calm = late || tooLong ? 0 : calm;
        frames = 0;
        latesOfSecond = 0;
        least = Integer.MAX_VALUE;
        lateBefore = late;
        held = Math.max(0, held + (tooShort ? 1 : tooLong ? -1 : 0));
        return tooShort ? Step.HOLD : tooLong ? Step.SKIP : Step.PLAY;
    }
}
