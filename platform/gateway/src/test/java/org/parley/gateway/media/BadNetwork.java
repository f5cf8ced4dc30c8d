package org.parley.gateway.media;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/** A network that loses 5 % of all packets, delays each by up to 50 ms, whereby some overtake others, and repeats 3 %. */
final class BadNetwork {
    private static final int LOSS_PERCENT = 5;
    private static final int REPEATED_PERCENT = 3;
    private static final int JITTER_MILLIS = 50;

    private final Random random;
    private final List<Packet> packets = new ArrayList<>();
    private final List<Integer> lost = new ArrayList<>();

    /** @param atMillis when it arrives */
    record Packet(double atMillis, byte[] data) {}

    BadNetwork(long seed) {
        random = new Random(seed);
    }

    /** @param frame which 20 ms it holds, when it is audio whose loss is to be known; else -1 */
    void carry(double sentMillis, byte[] data, int frame) {
        if (random.nextInt(100) < LOSS_PERCENT) {
            if (frame >= 0) {
                lost.add(frame);
            }
            return;
        }
        packets.add(new Packet(sentMillis + random.nextDouble() * JITTER_MILLIS, data));
        if (random.nextInt(100) < REPEATED_PERCENT) {
            packets.add(new Packet(sentMillis + random.nextDouble() * JITTER_MILLIS, data));
        }
    }

    /** Frames of audio that were lost. */
    List<Integer> lost() {
        return lost;
    }

    /** In the order of their arrival. */
    List<Packet> arriving() {
        return packets.stream()
                .sorted(Comparator.comparingDouble(Packet::atMillis))
                .toList();
    }
}
