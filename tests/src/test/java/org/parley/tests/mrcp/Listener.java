package org.parley.tests.mrcp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import org.parley.gateway.audio.G711;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpRequest;

/** A speechrecog or recorder resource: what is said ends with 300 ms of silence. */
final class Listener {
    private static final int LOUD = 1000;
    private static final int SILENT_FRAMES = 15;

    private final SpeechServer server;
    private final DatagramSocket rtp;
    private volatile MrcpRequest active;
    private volatile byte[] last = {};

    Listener(SpeechServer server, DatagramSocket rtp) {
        this.server = server;
        this.rtp = rtp;
    }

    void listen(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        active = request;
        answers.respond(request, 200, "IN-PROGRESS", MrcpHeaders.NONE);
        Thread thread = new Thread(() -> hear(request, answers), "speech-server-hears");
        thread.setDaemon(true);
        thread.start();
    }

    void stop(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        MrcpRequest stopped = active;
        active = null;
        MrcpHeaders headers = stopped == null
                ? MrcpHeaders.NONE
                : MrcpHeaders.of("Active-Request-Id-List", String.valueOf(stopped.requestId()));
        answers.respond(request, 200, "COMPLETE", headers);
    }

    void result(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        answers.respond(request, 200, "COMPLETE", MrcpHeaders.of("Content-Type", "application/nlsml+xml"), last);
    }

    private void hear(MrcpRequest request, ControlServer.Writer answers) {
        byte[] buffer = new byte[2048];
        boolean begun = false;
        int silent = 0;
        try {
            rtp.setSoTimeout(100);
            while (active == request && silent < SILENT_FRAMES) {
                boolean loud = false;
                try {
                    DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                    rtp.receive(packet);
                    loud = isLoud(buffer, packet.getLength());
                } catch (SocketTimeoutException quiet) {
                    silent += begun ? 4 : 0;
                }
                if (loud && !begun) {
                    begun = true;
                    answers.event(
                            "START-OF-INPUT",
                            request,
                            "IN-PROGRESS",
                            MrcpHeaders.of("Input-Type", "speech"),
                            new byte[0]);
                }
                silent = !begun || loud ? 0 : silent + 1;
            }
            if (active == request) {
                active = null;
                finish(request, answers);
            }
        } catch (IOException over) {
            active = null;
        }
    }

    private static boolean isLoud(byte[] packet, int length) {
        double sum = 0;
        for (int i = 12; i < length; i++) {
            double sample = G711.fromMulaw(packet[i]);
            sum += sample * sample;
        }
        return length > 12 && Math.sqrt(sum / (length - 12)) > LOUD;
    }

    private void finish(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        if (request.method().equals("RECORD")) {
            answers.event(
                    "RECORD-COMPLETE",
                    request,
                    "COMPLETE",
                    MrcpHeaders.of(
                            "Completion-Cause",
                            "000 success-silence",
                            "Record-URI",
                            "<file:///tmp/rec.wav>;size=4000;duration=500"),
                    new byte[0]);
            return;
        }
        String words = server.understood();
        if (words.isEmpty()) {
            answers.event(
                    "RECOGNITION-COMPLETE",
                    request,
                    "COMPLETE",
                    MrcpHeaders.of("Completion-Cause", "001 no-match"),
                    new byte[0]);
            return;
        }
        last = ("<?xml version=\"1.0\"?><result xmlns=\"urn:ietf:params:xml:ns:mrcpv2\" grammar=\"session:g1@parley\">"
                        + "<interpretation confidence=\"0.9\"><instance>" + words + "</instance><input mode=\"speech\">"
                        + words + "</input></interpretation></result>")
                .getBytes(StandardCharsets.UTF_8);
        answers.event(
                "RECOGNITION-COMPLETE",
                request,
                "COMPLETE",
                MrcpHeaders.of("Completion-Cause", "000 success", "Content-Type", "application/nlsml+xml"),
                last);
    }
}
