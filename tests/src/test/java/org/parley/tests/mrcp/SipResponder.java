package org.parley.tests.mrcp;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers INVITE, BYE, CANCEL and OPTIONS over UDP. */
final class SipResponder implements AutoCloseable {
    private static final Pattern AUDIO = Pattern.compile("m=audio (\\d+)");
    private static final Pattern HOST = Pattern.compile("c=IN IP4 (\\S+)");
    private static final Pattern RESOURCE = Pattern.compile("a=resource:(\\S+)");

    private final SpeechServer server;
    private final boolean tls;
    private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());

    SipResponder(SpeechServer server, boolean tls) throws IOException {
        this.server = server;
        this.tls = tls;
        Thread thread = new Thread(this::run, "speech-server-sip");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    private void run() {
        byte[] buffer = new byte[65_535];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                String text = new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
                if (!server.is(Fault.DEAD)) {
                    String answer = answer(text);
                    byte[] octets = answer.getBytes(StandardCharsets.UTF_8);
                    if (octets.length > 0) {
                        socket.send(new DatagramPacket(octets, octets.length, packet.getSocketAddress()));
                    }
                }
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new IllegalStateException(e);
                }
            }
        }
    }

    private String answer(String text) throws IOException {
        String method = text.substring(0, text.indexOf(' '));
        String callId = field(text, "Call-ID");
        switch (method) {
            case "INVITE":
                if (server.is(Fault.REFUSES)) {
                    return head(text, "503 Service Unavailable") + "Content-Length: 0\r\n\r\n";
                }
                return described(text, callId);
            case "BYE":
                server.end(callId);
                return head(text, "200 OK") + "Content-Length: 0\r\n\r\n";
            case "CANCEL", "OPTIONS":
                return head(text, "200 OK") + "Content-Length: 0\r\n\r\n";
            default:
                return "";
        }
    }

    private String described(String invite, String callId) throws IOException {
        List<String> resources = new ArrayList<>();
        Matcher resource = RESOURCE.matcher(invite);
        while (resource.find()) {
            resources.add(resource.group(1));
        }
        ServerSession session = server.ofCall(callId).isPresent()
                ? server.ofCall(callId).get()
                : server.begin(callId, resources, first(HOST, invite), Integer.parseInt(first(AUDIO, invite)));
        String controlHost = server.is(Fault.LEADS_AWAY) ? "127.0.0.9" : "127.0.0.1";
        StringBuilder sdp =
                new StringBuilder("v=0\r\no=- 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\n");
        for (String channel : session.channels()) {
            sdp.append("m=application " + server.controlPort() + (tls ? " TCP/TLS/MRCPv2 1\r\n" : " TCP/MRCPv2 1\r\n"))
                    .append("c=IN IP4 " + controlHost + "\r\na=setup:passive\r\na=connection:")
                    .append(
                            invite.contains("a=connection:existing") && !server.is(Fault.WANTS_NEW)
                                    ? "existing"
                                    : "new")
                    .append("\r\na=channel:" + channel + "\r\na=cmid:1\r\n");
        }
        sdp.append("m=audio " + session.rtpPort() + " RTP/AVP 0\r\na=rtpmap:0 PCMU/8000\r\na=mid:1\r\n");
        return head(invite, "200 OK") + "Contact: <sip:speech@127.0.0.1:" + port()
                + ">\r\nContent-Type: application/sdp\r\n" + "Content-Length: " + sdp.length() + "\r\n\r\n" + sdp;
    }

    private static String head(String request, String status) {
        StringBuilder head = new StringBuilder("SIP/2.0 " + status + "\r\n");
        for (String line : request.split("\r\n\r\n")[0].split("\r\n")) {
            if (line.matches("(?i)(via|from|call-id|cseq):.*")) {
                head.append(line).append("\r\n");
            } else if (line.matches("(?i)to:.*")) {
                head.append(line).append(line.contains("tag=") ? "\r\n" : ";tag=speech\r\n");
            }
        }
        return head.toString();
    }

    private static String field(String text, String name) {
        return first(Pattern.compile("(?im)^" + name + ":\\s*(\\S+)"), text);
    }

    private static String first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in\n" + text);
        }
        return matcher.group(1);
    }

    @Override
    public void close() {
        socket.close();
    }
}
