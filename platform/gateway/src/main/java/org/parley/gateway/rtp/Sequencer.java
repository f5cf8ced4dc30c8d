package org.parley.gateway.rtp;

import java.util.Arrays;
import java.util.TreeMap;
import org.parley.gateway.audio.G711;

/** Puts packets in order: one that came too early waits for those before it, but for no more than a few packets. */
final class Sequencer {
    private static final int MOST_WAITING = 3;
    /** A hole longer than two seconds is a new beginning. */
    private static final int LONGEST_HOLE = 16_000;

    private static final int FAR = 1000;

    private final TreeMap<Integer, Packet> waiting = new TreeMap<>();
    private int expected;
    private boolean begun;
    private int nextTimestamp;

    private record Packet(int timestamp, byte[] mulaw) {}

    void packet(int sequence, int timestamp, byte[] mulaw, AudioListener listener) {
        if (!begun) {
            begin(sequence, timestamp);
        }
        int ahead = (short) (sequence - expected);
        if (Math.abs(ahead) > FAR) {
            flush(listener);
            begin(sequence, timestamp);
            ahead = 0;
        }
        if (ahead < 0) {
            return;
        }
        waiting.put(expected + ahead, new Packet(timestamp, mulaw));
        while (!waiting.isEmpty() && (waiting.firstKey() == expected || waiting.size() > MOST_WAITING)) {
            deliver(listener);
        }
    }

    private void begin(int sequence, int timestamp) {
        begun = true;
        expected = sequence;
        nextTimestamp = timestamp;
    }

    private void flush(AudioListener listener) {
        while (!waiting.isEmpty()) {
            deliver(listener);
        }
    }

    private void deliver(AudioListener listener) {
        var first = waiting.pollFirstEntry();
        int hole = first.getValue().timestamp() - nextTimestamp;
        if (hole > 0 && hole <= LONGEST_HOLE) {
            byte[] silence = new byte[hole];
            Arrays.fill(silence, G711.SILENCE);
            listener.audio(silence, hole);
        }
        byte[] mulaw = first.getValue().mulaw();
        listener.audio(mulaw, mulaw.length);
        nextTimestamp = first.getValue().timestamp() + mulaw.length;
        expected = first.getKey() + 1;
    }
}
