package org.parley.gateway.audio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class G711Test {
    /** ITU-T G.711 tables 1a and 2a: decision values and outputs, scaled to 16 bits. */
    @Test
    void levelsAreThoseOfTheRecommendation() {
        assertThat(G711.fromMulaw((byte) 0x80)).isEqualTo((short) 32124);
        assertThat(G711.fromMulaw((byte) 0x00)).isEqualTo((short) -32124);
        assertThat(G711.fromMulaw((byte) 0xFF)).isZero();
        assertThat(G711.fromMulaw((byte) 0xFE)).isEqualTo((short) 8);
        assertThat(G711.fromAlaw((byte) 0xAA)).isEqualTo((short) 32256);
        assertThat(G711.fromAlaw((byte) 0x2A)).isEqualTo((short) -32256);
        assertThat(G711.fromAlaw((byte) 0xD5)).isEqualTo((short) 8);
        assertThat(G711.fromAlaw((byte) 0x55)).isEqualTo((short) -8);
    }

    @Test
    void everyCodeWordSurvivesItsOwnLevel() {
        for (int code = 0; code < 256; code++) {
            byte mulaw = G711.toMulaw(G711.fromMulaw((byte) code));
            assertThat(G711.fromMulaw(mulaw)).isEqualTo(G711.fromMulaw((byte) code));
            assertThat(G711.toAlaw(G711.fromAlaw((byte) code))).isEqualTo((byte) code);
        }
    }

    @Test
    void silenceStaysSilence() {
        assertThat(G711.toMulaw((short) 0)).isEqualTo(G711.SILENCE);
        assertThat(G711.MULAW_TO_ALAW[0xFF]).isEqualTo((byte) 0xD5);
    }

    @Test
    void theErrorIsSmall() {
        for (int sample = -32000; sample <= 32000; sample += 7) {
            int bound = Math.max(16, Math.abs(sample) / 16);
            assertThat(Math.abs(G711.fromMulaw(G711.toMulaw((short) sample)) - sample))
                    .isLessThanOrEqualTo(bound);
            assertThat(Math.abs(G711.fromAlaw(G711.toAlaw((short) sample)) - sample))
                    .isLessThanOrEqualTo(bound);
        }
    }
}
