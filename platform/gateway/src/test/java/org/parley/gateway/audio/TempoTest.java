package org.parley.gateway.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TempoTest {
    private static final int RATE = 8_000;

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.75, 1, 1.25, 1.75, 2.5})
    void aToneLastsAsAskedAndKeepsItsHeightAndLoudness(double speed) {
        short[] tone = new short[RATE];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * 200 * i / RATE));
        }
        short[] result = Tempo.of(tone, RATE, speed);
        assertThat((double) result.length).isBetween(RATE / speed - 1, RATE / speed + 1);
        int rises = 0;
        double power = 0;
        int whole = result.length - RATE / 20;
        for (int i = 1; i < whole; i++) {
            rises += result[i - 1] < 0 && result[i] >= 0 ? 1 : 0;
            power += (double) result[i] * result[i];
        }
        assertThat((double) rises * RATE / whole).isBetween(190.0, 210.0);
        assertThat(Math.sqrt(power / whole)).isBetween(6_500.0, 7_500.0);
    }
}
