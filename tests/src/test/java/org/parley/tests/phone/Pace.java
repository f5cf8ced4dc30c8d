package org.parley.tests.phone;

import java.util.Arrays;
import java.util.List;

/**
 * How regularly a stream arrived: what a listener's jitter buffer would see.
 *
 * @param packets how many
 * @param gaps packets whose sequence number or timestamp did not follow the one before
 * @param perSecond packets a second between the first and the last
 * @param lateMillis how late the latest packet but one in a hundred was, counted from the first one and 20 ms each
 * @param latestMillis the same of the very latest
 */
public record Pace(int packets, int gaps, double perSecond, double lateMillis, double latestMillis) {

    /** Measures packets in order of arrival. */
    public static Pace of(List<RtpPacket> packets) {
        if (packets.size() < 2) {
            return new Pace(packets.size(), 0, 0, 0, 0);
        }
        RtpPacket first = packets.get(0);
        RtpPacket last = packets.get(packets.size() - 1);
        int gaps = 0;
        double[] late = new double[packets.size()];
        for (int i = 1; i < packets.size(); i++) {
            RtpPacket before = packets.get(i - 1);
            RtpPacket packet = packets.get(i);
            boolean follows = packet.sequence() == (before.sequence() + 1 & 0xffff)
                    && packet.timestamp() == (before.timestamp() + 160 & 0xffffffffL)
                    && packet.source() == first.source();
            gaps += follows ? 0 : 1;
            late[i] = (packet.arrival() - first.arrival()) / 1e6 - 20.0 * i;
        }
        double seconds = (last.arrival() - first.arrival()) / 1e9;
        Arrays.sort(late);
        double rate = (packets.size() - 1) / seconds;
        return new Pace(packets.size(), gaps, rate, late[(int) (0.99 * late.length)], late[late.length - 1]);
    }

    /** Whole and in time: no gap, 49.5 to 50.5 packets a second, none later than this. */
    public boolean isSteady(double maxLateMillis) {
        return gaps == 0 && perSecond >= 49.5 && perSecond <= 50.5 && latestMillis <= maxLateMillis;
    }
}
