package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.media.Codec;

class LateFramesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int FRAMES = 50;

    private final LateFrames frames = new LateFrames();
    private long now = -7 * SECOND;

    /** So many streams for so many seconds; of each the first frames of each second are late. */
    private void pass(int seconds, int streams, int latesPerSecond) {
        for (int frame = 0; frame < seconds * FRAMES; frame++) {
            for (int stream = 0; stream < streams; stream++) {
                frames.count(frame % FRAMES < latesPerSecond, now);
            }
            now += SECOND / FRAMES;
        }
    }

    @Test
    void oneLateFrameIsNoReasonToTurnCallersAway() {
        frames.count(true, now);
        assertThat(frames.areTooMany(now)).isFalse();
    }

    @Test
    void aHoldUpOf200MillisecondsIsNoReasonEither() {
        pass(10, 20, 0);
        pass(1, 20, 10);
        assertThat(frames.areTooMany(now)).isFalse();
    }

    @Test
    void whatStaysLateIs() {
        pass(10, 20, 2);
        assertThat(frames.areTooMany(now)).as("two in a hundred").isFalse();
        pass(10, 20, 5);
        assertThat(frames.areTooMany(now)).as("ten in a hundred").isTrue();
    }

    @Test
    void anOverloadIsSeenWithinASecondAndForgottenInTen() {
        pass(1, 1, FRAMES);
        assertThat(frames.areTooMany(now)).isTrue();
        pass(8, 1, 0);
        assertThat(frames.areTooMany(now)).as("after eight seconds").isTrue();
        pass(2, 1, 0);
        assertThat(frames.areTooMany(now)).isFalse();
    }

    @Test
    void nobodyIsLetInByAWorkerWhoseFramesAreLate() {
        try (SystemClock clock = new SystemClock();
                CodecWorkers workers = new CodecWorkers(1, clock)) {
            CodecWorker worker = workers.quietest();
            worker.frame(true);
            assertThat(workers.hasRoomFor(Codec.OPUS)).isTrue();
            for (int i = 0; i < FRAMES; i++) {
                worker.frame(true);
            }
            assertThat(workers.hasRoomFor(Codec.OPUS)).isFalse();
            assertThat(workers.hasRoomFor(Codec.PCMU)).isTrue();
        }
    }
}
