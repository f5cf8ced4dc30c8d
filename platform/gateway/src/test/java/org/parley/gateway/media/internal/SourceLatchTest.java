package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceLatchTest {
    private static final InetSocketAddress SIGNALLED = new InetSocketAddress("192.0.2.1", 4000);
    private static final InetSocketAddress OTHER_PORT = new InetSocketAddress("192.0.2.1", 4002);
    private static final InetSocketAddress STRANGER = new InetSocketAddress("198.51.100.7", 4000);
    private static final long SECOND = 1_000_000_000L;

    private final SourceLatch latch = new SourceLatch();
    private int sequence;

    @BeforeEach
    void negotiate() {
        latch.reset(SIGNALLED);
    }

    private boolean hears(InetSocketAddress from, long now) {
        RtpPacket packet = new RtpPacket();
        ByteBuffer bytes = ByteBuffer.allocate(172);
        bytes.put(0, (byte) 0x80).putShort(2, (short) sequence++).putInt(8, from.hashCode());
        assertThat(packet.read(bytes)).isTrue();
        return latch.accepts(from, packet, now);
    }

    @Test
    void theSignalledAddressIsHeardAtOnce() {
        assertThat(hears(SIGNALLED, 0)).isTrue();
        assertThat(latch.target()).isEqualTo(SIGNALLED);
    }

    @Test
    void anotherPortOfTheSameHostIsHeardAtOnceAndSentTo() {
        assertThat(hears(OTHER_PORT, 0)).isTrue();
        assertThat(latch.target()).isEqualTo(OTHER_PORT);
    }

    @Test
    void aStrangerIsHeardOnlyAfterSeveralPacketsAndGivesWayToTheSignalledAddress() {
        assertThat(hears(STRANGER, 0)).isFalse();
        assertThat(hears(STRANGER, 1)).isFalse();
        assertThat(hears(STRANGER, 2)).isTrue();
        assertThat(hears(SIGNALLED, 3)).isTrue();
        assertThat(hears(STRANGER, 4)).isFalse();
        assertThat(latch.target()).isEqualTo(SIGNALLED);
    }

    @Test
    void onceLatchedNobodyElseIsHeardHoweverLongItIsSilent() {
        hears(SIGNALLED, 0);
        for (int i = 0; i < 10; i++) {
            assertThat(hears(STRANGER, 10 * SECOND + i)).isFalse();
        }
    }

    @Test
    void theSameHostMayMoveAfterASecondOfSilence() {
        hears(SIGNALLED, 0);
        assertThat(hears(OTHER_PORT, SECOND / 2)).isFalse();
        assertThat(hears(OTHER_PORT, 2 * SECOND)).isTrue();
    }

    @Test
    void aReinviteOpensItAgain() {
        hears(SIGNALLED, 0);
        latch.reset(OTHER_PORT);
        assertThat(latch.target()).isEqualTo(OTHER_PORT);
        assertThat(hears(OTHER_PORT, 1)).isTrue();
    }
}
