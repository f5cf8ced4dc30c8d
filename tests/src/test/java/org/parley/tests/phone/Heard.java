package org.parley.tests.phone;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that arrived by RTP on one call: the packets, and the sound on the sender's time line. */
public final class Heard {
    private static final int LONGEST = 8_000 * 600;
    private static final int EVENT_TYPES = 96;

    private final List<RtpPacket> packets = new ArrayList<>();
    private final List<RtpPacket> audioPackets = new ArrayList<>();
    private short[] line = new short[8_000];
    private int length;
    private boolean over;
    private String trouble;
    private long newest;
    private final List<Gap> gaps = new ArrayList<>();

    /**
     * Where in a call a sound was found.
     *
     * @param start first sample on the time line
     * @param end sample after the last
     * @param match normalised correlation, 1 for the same sound
     */
    public record Found(int start, int end, double match) {}

    /** Time between two packets, in {@code System.nanoTime()}. */
    record Gap(long from, long to) {
        double millis() {
            return (to - from) / 1e6;
        }
    }

    synchronized void add(RtpPacket packet) {
        packets.add(packet);
        // a marked packet begins to talk after a pause that was meant (RFC 3551 §4.1), as after hold
        if (newest != 0 && !packet.marker()) {
            gap(new Gap(newest, packet.arrival()));
        }
        newest = packet.arrival();
        if (packet.payloadType() < EVENT_TYPES) {
            audioPackets.add(packet);
            int at = position(packet);
            if (at >= 0 && at < LONGEST) {
                place(packet, at);
            }
        }
        notifyAll();
    }

    private void gap(Gap gap) {
        if (gap.millis() > StreamGaps.MOST_MILLIS) {
            gaps.add(gap);
        }
    }

    private void place(RtpPacket packet, int at) {
        G711 codec = packet.payloadType() == G711.PCMA.payloadType ? G711.PCMA : G711.PCMU;
        int end = at + packet.payload().length;
        if (end > line.length) {
            line = Arrays.copyOf(line, 2 * end);
        }
        for (int i = 0; i < packet.payload().length; i++) {
            line[at + i] = codec.decode(packet.payload()[i]);
        }
        length = Math.max(length, end);
    }

    private int position(RtpPacket packet) {
        return (int) (packet.timestamp() - audioPackets.get(0).timestamp());
    }

    synchronized void ended() {
        over = true;
        notifyAll();
    }

    synchronized void unreachable() {
        trouble = "port unreachable";
    }

    synchronized void failed(Exception cause) {
        trouble = cause.toString();
        ended();
    }

    /** What went wrong below, if anything did. */
    public synchronized Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    /** Gaps between packets longer than {@link StreamGaps#MOST_MILLIS}, but for pauses that the far side marked. */
    synchronized List<Gap> gaps() {
        return List.copyOf(gaps);
    }

    /** All packets in order of arrival. */
    public synchronized List<RtpPacket> packets() {
        return List.copyOf(packets);
    }

    /** The sound so far, 8 kHz; what was not sent is zero. */
    public synchronized short[] sound() {
        return Arrays.copyOf(line, length);
    }

    /** How many samples there are so far: the present, as a place on the time line. */
    public synchronized int now() {
        return length;
    }

    /** Samples {@code from} to {@code to}, fewer when there are fewer yet. */
    public synchronized short[] sound(int from, int to) {
        int end = Math.min(to, length);
        return from >= end ? new short[0] : Arrays.copyOfRange(line, from, end);
    }

    /** When the packet with this sample arrived, in {@code System.nanoTime()}. */
    public synchronized long arrival(int sample) {
        return audioPackets.stream()
                .filter(packet -> position(packet) <= sample && sample < position(packet) + packet.payload().length)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Sample " + sample + " never arrived"))
                .arrival();
    }

    /** When the first packet arrived. */
    public synchronized long firstArrival() {
        if (packets.isEmpty()) {
            throw new IllegalStateException("No RTP arrived" + (trouble == null ? "" : ": " + trouble));
        }
        return packets.get(0).arrival();
    }

    /** Waits until the time line has so many samples; false when that does not happen in time. */
    public synchronized boolean await(int samples, long deadlineNanos) {
        while (length < samples) {
            long left = deadlineNanos - System.nanoTime();
            if (left <= 0 || over) {
                return false;
            }
            try {
                wait(left / 1_000_000 + 1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }

    /** Waits for a prompt at or after a place; nothing when it is not heard in time. */
    public Optional<Found> await(Template template, int from, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        int at = from;
        while (await(at + template.length(), deadline)) {
            short[] window = sound(at, now());
            int found = template.find(window);
            if (found >= 0) {
                double match = template.match(window, found);
                return Optional.of(new Found(at + found, at + found + template.fullLength(), match));
            }
            at += window.length - template.length() + 1;
        }
        return Optional.empty();
    }

    /** Waits for a beep at or after a place: a pure tone of at least 150 ms that ended. */
    public Optional<Found> awaitBeep(int from, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        int at = from;
        int tone = 0;
        while (await(at + Sound.FRAME, deadline)) {
            if (Sound.isTone(sound(at, at + Sound.FRAME))) {
                tone++;
            } else if (tone * Sound.FRAME >= 1_200) {
                return Optional.of(new Found(at - tone * Sound.FRAME, at, 1));
            } else {
                tone = 0;
            }
            at += Sound.FRAME;
        }
        return Optional.empty();
    }

    /** When the last packet that holds sound, and that arrived before {@code until}, arrived; 0 for none. */
    public synchronized long lastSoundBefore(long until) {
        long last = 0;
        for (RtpPacket packet : audioPackets) {
            int at = position(packet);
            if (packet.arrival() < until && Sound.isLoud(sound(at, at + packet.payload().length))) {
                last = packet.arrival();
            }
        }
        return last;
    }
}
