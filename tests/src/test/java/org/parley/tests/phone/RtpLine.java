package org.parley.tests.phone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/** The media of one call: sends a packet each 20 ms, speech or keys, and hands over each that arrives. */
final class RtpLine {
    static final int FRAME = 160;
    private static final int KEY_PACKETS = 5;
    private static final int END_PACKETS = 3;
    private static final int PAUSE_PACKETS = 3;

    final DatagramChannel channel;
    final Heard heard;
    private final G711 codec;
    private final int eventType;
    private final int source = ThreadLocalRandom.current().nextInt();
    private final ByteBuffer out = ByteBuffer.allocate(12 + FRAME);
    private final Deque<Key> keys = new ArrayDeque<>();
    private final Deque<Sound> sounds = new ArrayDeque<>();
    private final List<Early> early = new ArrayList<>();
    private volatile SocketAddress peer;
    private int sequence = ThreadLocalRandom.current().nextInt(0x10000);
    private int timestamp = ThreadLocalRandom.current().nextInt();
    private int pause;
    private boolean first = true;
    private volatile boolean muted;
    private short[] background = new short[0];
    private int backgroundAt;

    private record Early(SocketAddress from, RtpPacket packet) {}

    private static final class Key {
        final int event;
        final CompletableFuture<Long> begun = new CompletableFuture<>();
        int sent;
        int start;

        Key(int event) {
            this.event = event;
        }
    }

    private static final class Sound {
        final short[] samples;
        final CompletableFuture<Long> done = new CompletableFuture<>();
        int at;

        Sound(short[] samples) {
            this.samples = samples;
        }
    }

    RtpLine(G711 codec, int eventType) throws IOException {
        this.codec = codec;
        this.eventType = eventType;
        this.heard = new Heard();
        channel = DatagramChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
        channel.configureBlocking(false);
    }

    int port() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    /** The far end is there: what came from it before its address was known is heard now. */
    synchronized void connect(InetSocketAddress far) {
        peer = far;
        early.forEach(packet -> arrived(packet.from(), packet.packet()));
        early.clear();
    }

    /** A packet arrived. What others send to this port, which may have been theirs before, is not heard. */
    synchronized void arrived(SocketAddress from, RtpPacket packet) {
        if (peer == null) {
            early.add(new Early(from, packet));
        } else if (peer.equals(from)) {
            heard.add(packet);
        }
    }

    /** From now on nothing is sent at all, as from a broken network. */
    void mute(boolean silent) {
        muted = silent;
    }

    /** What is said over and over whenever nothing else is; without it that is silence. */
    synchronized void background(short[] samples) {
        background = samples;
        backgroundAt = 0;
    }

    /** Queues speech; the result is when its last packet left. */
    CompletableFuture<Long> say(short[] samples) {
        Sound sound = new Sound(samples);
        synchronized (this) {
            sounds.add(sound);
        }
        return sound.done;
    }

    /** Queues a key (RFC 4733 event 0–15); the result is when its first packet left. */
    synchronized CompletableFuture<Long> press(int event) {
        Key key = new Key(event);
        keys.add(key);
        return key.begun;
    }

    /** Sends what is due in this 20 ms; called by the media clock only. */
    synchronized void tick() throws IOException {
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        SocketAddress to = peer;
        if (to == null) {
            return;
        }
        timestamp += FRAME;
        out.clear();
        Key key = pause > 0 ? null : keys.peek();
        if (key != null) {
            keyPacket(key);
        } else {
            pause = Math.max(0, pause - 1);
            speechPacket();
        }
        if (!muted) {
            try {
                channel.send(out, to);
            } catch (PortUnreachableException e) {
                heard.unreachable();
            }
        }
        if (key != null && key.sent == 1) {
            key.begun.complete(System.nanoTime());
        }
        if (key != null && key.sent == KEY_PACKETS + END_PACKETS) {
            keys.remove();
            pause = PAUSE_PACKETS;
        }
    }

    /** RFC 4733 §2.5.1: all packets of an event bear the timestamp of its begin; the end is sent three times. */
    private void keyPacket(Key key) {
        if (key.sent == 0) {
            key.start = timestamp;
        }
        boolean end = key.sent >= KEY_PACKETS;
        int duration = Math.min(key.sent + 1, KEY_PACKETS) * FRAME;
        header(eventType, key.sent == 0, key.start);
        out.put((byte) key.event)
                .put((byte) ((end ? 0x80 : 0) | 10))
                .putShort((short) duration)
                .flip();
        key.sent++;
    }

    private void speechPacket() {
        header(codec.payloadType, first, timestamp);
        first = false;
        Sound sound = sounds.peek();
        for (int i = 0; i < FRAME; i++) {
            if (sound != null && sound.at < sound.samples.length) {
                out.put(codec.encode(sound.samples[sound.at++]));
            } else if (sound == null && background.length > 0) {
                out.put(codec.encode(background[backgroundAt++ % background.length]));
            } else {
                out.put(codec.silence);
            }
        }
        if (sound != null && sound.at >= sound.samples.length) {
            sounds.remove();
            sound.done.complete(System.nanoTime());
        }
        out.flip();
    }

    private void header(int type, boolean marker, int stamp) {
        out.put((byte) 0x80)
                .put((byte) ((marker ? 0x80 : 0) | type))
                .putShort((short) sequence++)
                .putInt(stamp)
                .putInt(source);
    }

    /** Nothing more is heard, and what is still to be sent never is. */
    synchronized void abandon(IOException why) {
        sounds.forEach(sound -> sound.done.completeExceptionally(why));
        keys.forEach(key -> key.begun.completeExceptionally(why));
        heard.ended();
    }

    void close() throws IOException {
        channel.close();
    }
}
