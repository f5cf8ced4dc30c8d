package org.parley.tests.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The numbers that callers say in tones, measured as instruments are. */
class ToneCodeTest {

    @Test
    void aNumberIsHeardWhereverARecordingBeginsAndEnds() {
        for (int number : new int[] {0, 1, 16, 4_095, 54_321, ToneCode.NUMBERS - 1}) {
            short[] said = G711.PCMU.pass(ToneCode.of(number, 1.5));
            for (int from : new int[] {0, 37, 480, 1_111, 3_000}) {
                short[] part = Arrays.copyOfRange(said, from, Math.min(said.length, from + 8_000));
                assertThat(ToneCode.in(part)).as("%d from %d", number, from).hasValue(number);
            }
        }
    }

    @Test
    void silenceSpeechAndTwoNumbersAreNone() {
        assertThat(ToneCode.in(new short[16_000])).isEmpty();
        assertThat(ToneCode.in(Sound.speech(5, 3))).isEmpty();
        short[] two = Arrays.copyOf(ToneCode.of(7, 1), 16_000);
        System.arraycopy(ToneCode.of(8, 1), 0, two, 8_000, 8_000);
        assertThat(ToneCode.in(two)).isEmpty();
    }
}
