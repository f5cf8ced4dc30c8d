package org.parley.tests.mrcp;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpRequest;

/** The resources of one SIP session. */
final class ServerSession implements AutoCloseable {
    private final List<String> channels;
    private final DatagramSocket rtp = new DatagramSocket(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
    private final Speaker speaker;
    private final Listener listener;
    private final List<String> grammars = new CopyOnWriteArrayList<>();
    private volatile MrcpHeaders parameters = MrcpHeaders.NONE;

    ServerSession(SpeechServer server, List<String> resources, String host, int port) throws IOException {
        String id = UUID.randomUUID().toString().substring(0, 8);
        channels = resources.stream().map(resource -> id + "@" + resource).toList();
        InetSocketAddress client = new InetSocketAddress(InetAddress.getByName(host), port);
        speaker = new Speaker(server, rtp, client);
        listener = new Listener(server, rtp);
    }

    List<String> channels() {
        return channels;
    }

    int rtpPort() {
        return rtp.getLocalPort();
    }

    void request(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        switch (request.method()) {
            case "SPEAK" -> speaker.speak(request, answers);
            case "STOP" -> {
                if (request.channel().endsWith("speechsynth")) {
                    speaker.interrupt(request, answers);
                } else {
                    listener.stop(request, answers);
                }
            }
            case "BARGE-IN-OCCURRED" -> speaker.interrupt(request, answers);
            case "PAUSE" -> {
                speaker.pause(true);
                answers.respond(request, 200, "COMPLETE", speaker.active());
            }
            case "RESUME" -> {
                speaker.pause(false);
                answers.respond(request, 200, "COMPLETE", speaker.active());
            }
            case "CONTROL" -> answers.respond(request, 200, "COMPLETE", speaker.active());
            case "SET-PARAMS" -> {
                parameters = request.headers().without("Channel-Identifier");
                answers.respond(request, 200, "COMPLETE", MrcpHeaders.NONE);
            }
            case "GET-PARAMS" -> answers.respond(request, 200, "COMPLETE", parameters);
            case "DEFINE-LEXICON" -> answers.respond(request, 200, "COMPLETE", MrcpHeaders.NONE);
            case "DEFINE-GRAMMAR" -> {
                grammars.add(new String(request.body(), StandardCharsets.UTF_8));
                answers.respond(request, 200, "COMPLETE", MrcpHeaders.of("Completion-Cause", "000 success"));
            }
            case "RECOGNIZE", "RECORD" -> listener.listen(request, answers);
            case "START-INPUT-TIMERS" -> answers.respond(request, 200, "COMPLETE", MrcpHeaders.NONE);
            case "GET-RESULT" -> listener.result(request, answers);
            default -> answers.respond(request, 401, "COMPLETE", MrcpHeaders.NONE);
        }
    }

    @Override
    public void close() {
        speaker.close();
        rtp.close();
    }
}
