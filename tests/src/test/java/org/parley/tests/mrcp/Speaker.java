package org.parley.tests.mrcp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.gateway.audio.G711;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpRequest;

/** A speechsynth resource: texts one behind the other, at the pace of speech. */
final class Speaker implements AutoCloseable {
    private static final Pattern MARK = Pattern.compile("<mark name=[\"']([^\"']+)[\"']/>");
    private static final int FRAME = 160;

    private final SpeechServer server;
    private final DatagramSocket rtp;
    private final InetSocketAddress client;
    private final Deque<Text> texts = new ArrayDeque<>();
    private boolean paused;
    private boolean running;
    private short sequence;
    private int timestamp = 12345;

    private record Text(MrcpRequest request, ControlServer.Writer answers) {}

    Speaker(SpeechServer server, DatagramSocket rtp, InetSocketAddress client) {
        this.server = server;
        this.rtp = rtp;
        this.client = client;
    }

    synchronized void speak(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        texts.add(new Text(request, answers));
        answers.respond(
                request,
                200,
                texts.size() == 1 ? "IN-PROGRESS" : "PENDING",
                MrcpHeaders.of("Speech-Marker", "timestamp=857206027059"));
        if (!running) {
            running = true;
            Thread thread = new Thread(this::run, "speech-server-speaks");
            thread.setDaemon(true);
            thread.start();
        }
    }

    synchronized MrcpHeaders active() {
        return texts.isEmpty()
                ? MrcpHeaders.NONE
                : MrcpHeaders.of(
                        "Active-Request-Id-List",
                        String.valueOf(texts.peek().request().requestId()));
    }

    synchronized void pause(boolean begin) {
        paused = begin;
        notifyAll();
    }

    /** STOP or BARGE-IN-OCCURRED. */
    synchronized void interrupt(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        MrcpHeaders active = active();
        texts.clear();
        notifyAll();
        answers.respond(request, 200, "COMPLETE", active);
    }

    private synchronized Optional<Text> next() {
        running = !texts.isEmpty();
        return Optional.ofNullable(texts.peek());
    }

    private synchronized boolean goesOn(Text text) {
        try {
            while (paused && texts.peek() == text) {
                wait();
            }
        } catch (InterruptedException e) {
            return false;
        }
        return texts.peek() == text;
    }

    private void run() {
        try {
            for (Optional<Text> text = next(); text.isPresent(); text = next()) {
                say(text.get());
            }
        } catch (IOException over) {
            return;
        }
    }

    private void say(Text text) throws IOException {
        String ssml = new String(text.request().body(), StandardCharsets.UTF_8);
        String words = ssml.replaceAll("<[^>]*>", "").strip();
        short[] sound = SpeechServer.soundOf(words);
        int frames = sound.length / FRAME;
        Matcher marks = MARK.matcher(ssml);
        long start = System.nanoTime();
        for (int frame = 0; frame < frames; frame++) {
            if (!goesOn(text)) {
                return;
            }
            if (frame == frames / 2 && marks.find()) {
                text.answers()
                        .event(
                                "SPEECH-MARKER",
                                text.request(),
                                "IN-PROGRESS",
                                MrcpHeaders.of("Speech-Marker", "timestamp=857206027099;" + marks.group(1)),
                                new byte[0]);
            }
            if (frame == frames / 2 && server.is(Fault.STALLS)) {
                texts.remove(text);
                return;
            }
            long wait = start + frame * 20_000_000L - System.nanoTime();
            if (wait > 0) {
                LockSupport.parkNanos(wait);
            }
            if (!server.is(Fault.MUTE)) {
                send(sound, frame * FRAME);
            }
        }
        synchronized (this) {
            if (texts.peek() != text || server.is(Fault.MUTE)) {
                return;
            }
            texts.remove();
        }
        text.answers()
                .event(
                        "SPEAK-COMPLETE",
                        text.request(),
                        "COMPLETE",
                        MrcpHeaders.of("Completion-Cause", "000 normal"),
                        new byte[0]);
    }

    private void send(short[] sound, int from) throws IOException {
        ByteBuffer packet = ByteBuffer.allocate(12 + FRAME);
        packet.put((byte) 0x80)
                .put((byte) 0)
                .putShort(sequence++)
                .putInt(timestamp)
                .putInt(77);
        for (int i = 0; i < FRAME; i++) {
            packet.put(G711.toMulaw(sound[from + i]));
        }
        timestamp += FRAME;
        rtp.send(new DatagramPacket(packet.array(), packet.capacity(), client));
        if (server.is(Fault.INJECTED)) {
            try (DatagramSocket stranger = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
                stranger.send(new DatagramPacket(packet.putShort(2, sequence).array(), packet.capacity(), client));
            }
        }
    }

    @Override
    public synchronized void close() {
        texts.clear();
        notifyAll();
    }
}
