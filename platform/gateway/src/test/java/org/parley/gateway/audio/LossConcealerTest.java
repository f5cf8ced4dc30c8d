package org.parley.gateway.audio;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LossConcealerTest {
    private static final int FRAME = 160;
    private final LossConcealer concealer = new LossConcealer();

    /** A voice of a pitch that glides, with overtones. */
    private static byte[] voice(int samples) {
        byte[] audio = new byte[samples];
        double phase = 0;
        for (int i = 0; i < samples; i++) {
            phase += 2 * Math.PI * (130 + 10 * Math.sin(2 * Math.PI * i / 8000.0)) / 8000;
            double level = 0;
            for (int overtone = 1; overtone < 12; overtone++) {
                level += Math.sin(overtone * phase) / overtone;
            }
            audio[i] = G711.toMulaw((short) (6_000 * level));
        }
        return audio;
    }

    /** What is heard when frames of a voice are lost. */
    private byte[] heard(byte[] voice, int... lost) {
        byte[] heard = voice.clone();
        for (int frame : lost) {
            Arrays.fill(heard, frame * FRAME, (frame + 1) * FRAME, LossConcealer.MISSING);
        }
        for (int at = 0; at < heard.length; at += FRAME) {
            concealer.conceal(heard, at, FRAME);
        }
        return heard;
    }

    private static double power(byte[] audio, int from, int to) {
        double power = 0;
        for (int i = from; i < to; i++) {
            power += Math.pow(G711.fromMulaw(audio[i]), 2);
        }
        return power / (to - from);
    }

    private static double difference(byte[] one, byte[] other, int from, int to) {
        double power = 0;
        for (int i = from; i < to; i++) {
            power += Math.pow(G711.fromMulaw(one[i]) - G711.fromMulaw(other[i]), 2);
        }
        return power / (to - from);
    }

    @Test
    void whatCameStaysAsItWas() {
        byte[] voice = voice(8_000);
        assertThat(heard(voice)).isEqualTo(voice);
    }

    @Test
    void aLostFrameIsFilledWithTheVoiceAroundIt() {
        byte[] voice = voice(8_000);
        byte[] heard = heard(voice, 20);
        int from = 20 * FRAME;
        assertThat(difference(voice, heard, from, from + 80) / power(voice, from, from + 80))
                .as("error of the first 10 ms, as a share of the voice")
                .isLessThan(0.1);
        assertThat(power(heard, from, from + FRAME) / power(voice, from, from + FRAME))
                .isBetween(0.5, 1.3);
        assertThat(Arrays.copyOf(heard, from)).isEqualTo(Arrays.copyOf(voice, from));
        assertThat(Arrays.copyOfRange(heard, from + FRAME + 40, 8_000))
                .as("5 ms behind the gap nothing is made up any more")
                .isEqualTo(Arrays.copyOfRange(voice, from + FRAME + 40, 8_000));
    }

    @Test
    void thereIsNoClickAtEitherEnd() {
        byte[] voice = voice(8_000);
        int steepest = steepest(voice, 0, voice.length);
        for (int lost = 10; lost < 40; lost++) {
            byte[] heard = heard(voice, lost);
            assertThat(steepest(heard, lost * FRAME - 1, (lost + 1) * FRAME + 41))
                    .as("frame %d", lost)
                    .isLessThanOrEqualTo(steepest * 5 / 4);
            concealer.pause();
        }
    }

    private static int steepest(byte[] audio, int from, int to) {
        int most = 0;
        for (int i = from + 1; i < to; i++) {
            most = Math.max(most, Math.abs(G711.fromMulaw(audio[i]) - G711.fromMulaw(audio[i - 1])));
        }
        return most;
    }

    @Test
    void aLongGapFadesAwayIn60Milliseconds() {
        byte[] voice = voice(8_000);
        byte[] heard = heard(voice, 20, 21, 22, 23, 24);
        int from = 20 * FRAME;
        double before = power(voice, from, from + FRAME);
        for (int frame = 1; frame < 3; frame++) {
            double power = power(heard, from + frame * FRAME, from + (frame + 1) * FRAME);
            assertThat(power).as("frame %d of the gap", frame).isLessThan(before * 0.7);
            before = power;
        }
        assertThat(Arrays.copyOfRange(heard, from + 480, from + 800)).containsOnly(G711.SILENCE);
    }

    @Test
    void nothingIsMadeOfNothing() {
        byte[] silence = new byte[1_600];
        Arrays.fill(silence, G711.SILENCE);
        assertThat(heard(silence, 0, 1, 5, 6)).containsOnly(G711.SILENCE);
    }

    @Test
    void itAllocatesNothing() {
        byte[] voice = voice(8_000);
        heard(voice, 10, 30);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long thread = Thread.currentThread().getId();
        byte[] line = voice.clone();
        long before = threads.getThreadAllocatedBytes(thread);
        for (int at = 0; at < line.length; at += FRAME) {
            if (at % (3 * FRAME) == 0) {
                Arrays.fill(line, at, at + FRAME, LossConcealer.MISSING);
            }
            concealer.conceal(line, at, FRAME);
        }
        long first = threads.getThreadAllocatedBytes(thread) - before;
        assertThat(first).as("bytes for 50 frames, 17 of them lost").isLessThan(1_000);
    }
}
