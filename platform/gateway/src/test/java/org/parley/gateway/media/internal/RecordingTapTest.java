package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.parley.gateway.audio.G711;
import org.parley.gateway.media.Signals;

class RecordingTapTest {
    private static final long FRAME = 20_000_000L;
    private final RecordingTap tap = new RecordingTap(800, 8000 * 3600);
    private final ByteBuffer target = ByteBuffer.allocate(8_000_000);

    private static byte[] frame(int value) {
        byte[] bytes = new byte[160];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private boolean packet(int number, long at) {
        return tap.audio(1, 160 * number, frame(number), 160, at);
    }

    private byte[] kept() {
        tap.end();
        tap.read(target);
        return Arrays.copyOf(target.array(), target.position());
    }

    @Test
    void overtakenPacketsFindTheirPlaceAndDuplicatesDoNothing() {
        int[] order = {0, 1, 4, 2, 3, 3, 5};
        for (int i = 0; i < order.length; i++) {
            packet(order[i], i * FRAME);
        }
        byte[] kept = kept();
        assertThat(kept).hasSize(960);
        for (int i = 0; i < 960; i++) {
            assertThat(kept[i]).isEqualTo((byte) (i / 160));
        }
    }

    @Test
    void whatIsLostKeepsItsTimeAndIsMadeUpFor() {
        byte[] said = Signals.speech(3, 1600);
        for (int i = 0; i < 10; i++) {
            if (i != 4) {
                tap.audio(1, 160 * i, Arrays.copyOfRange(said, 160 * i, 160 * i + 160), 160, i * FRAME);
            }
        }
        byte[] kept = kept();
        assertThat(kept).hasSize(1600);
        assertThat(Arrays.copyOf(kept, 640)).isEqualTo(Arrays.copyOf(said, 640));
        assertThat(Arrays.copyOfRange(kept, 840, 1600)).isEqualTo(Arrays.copyOfRange(said, 840, 1600));
        assertThat(Signals.correlation(Arrays.copyOfRange(said, 640, 720), kept, 640, 0))
                .as("the melody goes on")
                .isGreaterThan(0.8);
    }

    @Test
    void whatTheFirstPacketOvertookGoesBeforeIt() {
        packet(2, 0);
        packet(1, FRAME);
        packet(3, FRAME);
        packet(-4, FRAME);
        byte[] kept = kept();
        assertThat(kept).hasSize(480).startsWith((byte) 1).endsWith((byte) 3);
    }

    @Test
    void aClockThatIsSetBackLosesNothing() {
        packet(100, 0);
        tap.audio(1, 0, frame(7), 160, FRAME, -16_160);
        tap.audio(1, 160, frame(8), 160, 2 * FRAME);
        byte[] kept = kept();
        assertThat(kept).hasSize(480);
        assertThat(new byte[] {kept[0], kept[160], kept[320]}).containsExactly(100, 7, 8);
    }

    @Test
    void whatWasNotSentIsSilence() {
        byte[] said = Signals.speech(3, 1600);
        tap.audio(1, 0, said, 480, 0);
        tap.audio(1, 640, said, 160, 4 * FRAME, 160);
        byte[] kept = kept();
        assertThat(Arrays.copyOfRange(kept, 480, 640)).containsOnly(G711.SILENCE);
        assertThat(Arrays.copyOfRange(kept, 640, 800)).isEqualTo(Arrays.copyOf(said, 160));
    }

    @Test
    void timestampsMayWrap() {
        tap.audio(1, -160, frame(1), 160, 0);
        tap.audio(1, 0, frame(2), 160, FRAME);
        tap.audio(1, 160, frame(3), 160, 2 * FRAME);
        assertThat(kept()).hasSize(480).endsWith((byte) 3);
    }

    @Test
    void aPauseOfMinutesIsKeptWithoutMuchMemory() {
        packet(0, 0);
        tap.read(target);
        packet(50 * 120, 50 * 120 * FRAME);
        byte[] kept = kept();
        assertThat(kept).hasSize(8000 * 120 + 160);
        assertThat(kept[kept.length - 161]).isEqualTo(G711.SILENCE);
        assertThat(kept[kept.length - 1]).isEqualTo((byte) (50 * 120));
    }

    @Test
    void aNewSourceGoesOnWhereTimePutsIt() {
        packet(0, 0);
        packet(1, FRAME);
        tap.audio(2, 987_654_321, frame(7), 160, 2 * FRAME);
        tap.audio(2, 987_654_481, frame(8), 160, 3 * FRAME);
        byte[] kept = kept();
        assertThat(kept).hasSize(640);
        assertThat(kept[330]).isEqualTo((byte) 7);
    }

    @Test
    void aSlowReaderCostsPacketsNotTheRecording() {
        for (int i = 0; i < 1000; i++) {
            packet(i, i * FRAME);
        }
        assertThat(tap.overruns()).isPositive();
        tap.read(target);
        packet(1000, 1000 * FRAME);
        assertThat(kept()).hasSize(1001 * 160);
    }

    @Test
    void packetsStayBackForTheReorderWindow() {
        for (int i = 0; i < 10; i++) {
            packet(i, i * FRAME);
        }
        assertThat(tap.read(target)).isEqualTo(800);
    }

    @Test
    void theLimitIsSaid() {
        RecordingTap small = new RecordingTap(800, 320);
        assertThat(small.audio(1, 0, frame(1), 160, 0)).isTrue();
        assertThat(small.audio(1, 160, frame(1), 160, FRAME)).isFalse();
    }

    @Test
    void aKeyOfAnotherClockMutesNothing() {
        tap.mute(9, 50_000, 800);
        packet(0, 0);
        tap.mute(9, 0, 800);
        packet(1, FRAME);
        assertThat(kept()).doesNotContain(G711.SILENCE);
    }
}
