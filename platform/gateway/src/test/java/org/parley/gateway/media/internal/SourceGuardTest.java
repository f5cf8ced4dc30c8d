package org.parley.gateway.media.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packets are numbered; those of source 1 come first. */
class SourceGuardTest {
    private static final InetSocketAddress CALLER = new InetSocketAddress("192.0.2.1", 4000);
    private static final long MILLISECOND = 1_000_000L;

    private final LoopCounters counters = new LoopCounters();
    private final SourceGuard guard = new SourceGuard(counters);
    private final List<String> heard = new ArrayList<>();

    private void packet(int ssrc, int number, long milliseconds) {
        packet(ssrc, false, number, milliseconds);
    }

    private void packet(int ssrc, boolean key, int number, long milliseconds) {
        long now = milliseconds * MILLISECOND;
        if (guard.hears(ssrc, key, now)) {
            heard.add(number + "@" + milliseconds);
        } else {
            ByteBuffer data = ByteBuffer.allocate(160).putInt(0, number);
            guard.hold(ssrc, key, CALLER, data, now, (from, packet, at) -> {
                assertThat(packet.remaining()).isEqualTo(160);
                heard.add(packet.getInt(0) + "@" + at / MILLISECOND);
            });
        }
    }

    @Test
    void aSourceBetweenThePacketsOfTheFirstIsNotHeard() {
        for (int i = 0; i < 50; i++) {
            packet(1, i, 20 * i);
            for (int burst = 0; burst < 5; burst++) {
                packet(2, 900, 20 * i + 1 + burst);
            }
        }
        assertThat(heard).hasSize(50).noneMatch(packet -> packet.startsWith("900"));
        assertThat(counters.packetsDropped()).isEqualTo(49 * 5);
    }

    @Test
    void aSenderThatBeginsAnewLosesNothing() {
        packet(1, 1, 0);
        for (int i = 0; i < 6; i++) {
            packet(2, 10 + i, 20 + 20 * i);
        }
        assertThat(heard).containsExactly("1@0", "10@20", "11@40", "12@60", "13@80", "14@100", "15@120");
    }

    @Test
    void onePacketAfterALongSilenceIsNotASource() {
        packet(1, 1, 0);
        packet(2, 900, 5_000);
        packet(3, 901, 5_020);
        packet(1, 2, 5_040);
        assertThat(heard).containsExactly("1@0", "2@5040");
    }

    /** As some gateways send them; of a key there are five packets or more. */
    @Test
    void keysMayHaveASourceOfTheirOwn() {
        for (int i = 0; i < 6; i++) {
            packet(1, i, 20 * i);
            packet(2, true, 100 + i, 20 * i + 5);
        }
        assertThat(heard).hasSize(12).contains("100@5", "105@105");
        packet(2, 900, 125);
        packet(2, 901, 126);
        packet(2, 902, 127);
        assertThat(heard).as("no audio under it").hasSize(12);
        packet(3, true, 903, 130);
        packet(3, true, 904, 131);
        packet(3, true, 905, 132);
        assertThat(heard).as("nor keys of a third one").hasSize(12);
    }

    @Test
    void whoHasSentAKeyHimselfIsNotSentOthers() {
        packet(1, true, 1, 0);
        for (int i = 0; i < 6; i++) {
            packet(1, 2 + i, 20 + 20 * i);
            packet(2, true, 900, 25 + 20 * i);
        }
        assertThat(heard).hasSize(7);
    }

    @Test
    void aNewOfferOpensIt() {
        packet(1, 1, 0);
        guard.reset();
        packet(2, 2, 1);
        assertThat(heard).containsExactly("1@0", "2@1");
    }
}
