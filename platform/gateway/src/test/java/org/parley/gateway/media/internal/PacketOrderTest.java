package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a decoder gets: numbers of packets, L for one that is lost, with the copy that the one behind it may hold. */
class PacketOrderTest {
    private static final long MILLISECOND = 1_000_000L;

    private final List<String> heard = new ArrayList<>();
    private final PacketOrder order = new PacketOrder(200, new PacketOrder.Decoding() {
        @Override
        public void packet(PacketOrder.Slot packet) {
            heard.add(Integer.toString(packet.sequence));
        }

        @Override
        public void lost(PacketOrder.Slot following) {
            heard.add(following == null ? "L" : "L(" + following.sequence + ")");
        }

        @Override
        public void lostKey() {
            heard.add("K");
        }

        @Override
        public void anew() {
            heard.add("|");
        }
    });

    private static RtpPacket header(int sequence) {
        RtpPacket packet = new RtpPacket();
        packet.read(ByteBuffer.allocate(172).put(0, (byte) 0x80).putShort(2, (short) sequence));
        return packet;
    }

    private void audio(int sequence, long milliseconds) {
        order.put(header(sequence), new byte[160], 0, 160, milliseconds * MILLISECOND);
    }

    private void key(int sequence, long milliseconds) {
        order.putKey(header(sequence), milliseconds * MILLISECOND);
    }

    private String heard() {
        return String.join(" ", heard);
    }

    @Test
    void whatWasOvertakenIsWaitedFor() {
        audio(1, 0);
        audio(3, 20);
        audio(2, 25);
        audio(4, 60);
        assertThat(heard()).isEqualTo("| 1 2 3 4");
    }

    @Test
    void threeLaterPacketsAreEnoughToKnowOfALoss() {
        audio(1, 0);
        audio(3, 40);
        audio(4, 60);
        assertThat(heard()).isEqualTo("| 1");
        audio(5, 80);
        assertThat(heard()).isEqualTo("| 1 L(3) 3 4 5");
        audio(2, 90);
        assertThat(heard()).as("it came too late").isEqualTo("| 1 L(3) 3 4 5");
    }

    @Test
    void whoSaysNoMoreIsNotWaitedFor() {
        audio(1, 0);
        audio(4, 60);
        order.pull(119 * MILLISECOND);
        assertThat(heard()).isEqualTo("| 1");
        order.pull(121 * MILLISECOND);
        assertThat(heard()).isEqualTo("| 1 L L(4) 4");
    }

    @Test
    void keysAreNotLostAudio() {
        audio(65_534, 0);
        key(65_535, 20);
        key(0, 40);
        key(2, 80);
        audio(3, 100);
        audio(4, 120);
        audio(5, 140);
        assertThat(heard()).as("not even one that is lost itself").isEqualTo("| 65534 K 3 4 5");
    }

    @Test
    void twiceIsOnce() {
        audio(1, 0);
        audio(1, 1);
        audio(2, 20);
        audio(2, 21);
        key(3, 40);
        key(3, 41);
        audio(4, 60);
        assertThat(heard()).isEqualTo("| 1 2 4");
    }
}
