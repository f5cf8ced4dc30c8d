package org.parley.gateway.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import org.junit.jupiter.api.Test;
import org.parley.gateway.audio.G711;

class SequencerTest {
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private final Sequencer sequencer = new Sequencer();

    /** Packet n of 2 samples whose value is n. */
    private void packet(int sequence, int n) {
        sequencer.packet(
                sequence & 0xFFFF,
                0x7FFFFFF0 + 2 * n,
                new byte[] {(byte) n, (byte) n},
                (mulaw, length) -> heard.write(mulaw, 0, length));
    }

    private byte[] heard() {
        return heard.toByteArray();
    }

    @Test
    void ordersWhatWasMixedUpAndDropsWhatComesTwice() {
        int start = 0xFFFE;
        packet(start, 1);
        packet(start + 2, 3);
        packet(start + 1, 2);
        packet(start + 1, 2);
        packet(start + 3, 4);
        assertThat(heard()).containsExactly(1, 1, 2, 2, 3, 3, 4, 4);
    }

    @Test
    void whatIsLostIsSilence() {
        packet(7, 1);
        for (int n = 3; n < 8; n++) {
            packet(6 + n, n);
        }
        assertThat(heard()).startsWith(1, 1, G711.SILENCE, G711.SILENCE, 3, 3, 4, 4);
    }

    @Test
    void aLeapIsANewBeginning() {
        packet(7, 1);
        packet(30_000, 2);
        packet(30_001, 3);
        assertThat(heard()).containsExactly(1, 1, 2, 2, 3, 3);
    }

    @Test
    void runsOnBeyondTheLargestNumber() {
        for (int n = 0; n < 140_000; n++) {
            packet(n, n);
        }
        assertThat(heard()).hasSize(280_000);
    }
}
