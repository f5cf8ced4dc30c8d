package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PausesTest {
    private final Pauses pauses = new Pauses();

    private int audio(int sequence, int timestamp) {
        return pauses.before(1, sequence, timestamp, 160);
    }

    @Test
    void aSenderThatGoesOnPausesNowhere() {
        for (int i = 0; i < 5; i++) {
            assertThat(audio(65_533 + i & 0xFFFF, 160 * i)).isZero();
        }
    }

    @Test
    void timeThatPassesWithoutNumbersIsAPause() {
        audio(7, 0);
        assertThat(audio(8, 160 + 4_000)).isEqualTo(4_000);
    }

    @Test
    void numbersThatAreMissingAreALoss() {
        audio(7, 0);
        assertThat(audio(9, 320)).isZero();
        assertThat(audio(8, 160)).as("it was overtaken").isZero();
        assertThat(audio(10, 480)).isZero();
    }

    @Test
    void theTimeOfAKeyIsAPause() {
        audio(7, 0);
        for (int i = 8; i < 16; i++) {
            pauses.key(1, i);
        }
        assertThat(audio(16, 1_600)).isEqualTo(1_440);
    }

    @Test
    void timeThatGoesBackIsAnotherClock() {
        audio(7, 80_000);
        assertThat(audio(8, 4_000)).isNegative();
        assertThat(audio(9, 4_160)).isZero();
        assertThat(audio(10, 4_300)).as("frames that overlap a little").isZero();
    }

    @Test
    void numbersThatBeginAnewAreFollowed() {
        audio(7, 0);
        assertThat(audio(40_000, 160)).isZero();
        assertThat(audio(40_001, 800)).isEqualTo(480);
    }

    @Test
    void anotherSourceSaysNothingOfTheOneBefore() {
        audio(7, 0);
        assertThat(pauses.before(2, 8, 4_000, 160)).isZero();
    }
}
