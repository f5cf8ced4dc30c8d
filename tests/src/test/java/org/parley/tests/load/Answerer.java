package org.parley.tests.load;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.tests.phone.Sound;

/** Many telephones behind one UDP socket that answer every call at once and talk all the time. */
final class Answerer implements AutoCloseable {
    private static final Pattern PORT = Pattern.compile("(?m)^m=audio (\\d+) ");
    private static final List<String> COPIED = List.of("Via", "From", "To", "Call-ID", "CSeq", "Record-Route");

    private final DatagramSocket socket;
    private final FlowClock clock;
    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private final List<RtpFlow> flows = new ArrayList<>();
    private volatile boolean closed;

    Answerer(int port, FlowClock clock) throws IOException {
        this.clock = clock;
        socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", port));
        socket.setReceiveBufferSize(4 * 1024 * 1024);
        Thread thread = new Thread(this::receive, "answerer");
        thread.setDaemon(true);
        thread.start();
    }

    /** Those of the calls so far. */
    List<RtpFlow> flows() {
        synchronized (flows) {
            return List.copyOf(flows);
        }
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
        while (!closed) {
            try {
                packet.setLength(8_192);
                socket.receive(packet);
                String request = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
                String answer = answer(request);
                if (!answer.isEmpty()) {
                    byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
                    socket.send(new DatagramPacket(bytes, bytes.length, packet.getSocketAddress()));
                }
            } catch (IOException e) {
                if (!closed) {
                    throw new IllegalStateException("The answerer cannot go on", e);
                }
            }
        }
    }

    private String answer(String request) throws IOException {
        if (request.startsWith("INVITE ")) {
            String id = find(Pattern.compile("(?mi)^Call-ID: *(\\S+)\r?$"), request);
            String known = answers.get(id);
            if (known != null) {
                return known;
            }
            String made = accept(request);
            answers.put(id, made);
            return made;
        }
        return request.startsWith("ACK ") || request.startsWith("SIP/2.0 ") ? "" : head(request, "") + "\r\n\r\n";
    }

    private String accept(String invite) throws IOException {
        int number = answers.size();
        RtpFlow flow = new RtpFlow(Generator.mulaw(Sound.speech(20_000 + number, 0.5)), 0);
        flow.connect(new InetSocketAddress("127.0.0.1", Integer.parseInt(find(PORT, invite))));
        clock.add(flow);
        synchronized (flows) {
            flows.add(flow);
        }
        String body = "v=0\r\no=answer 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + flow.port() + " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n";
        return head(invite, ";tag=answer" + number)
                + "\r\nContact: <sip:answer@127.0.0.1:" + socket.getLocalPort() + ">\r\n"
                + "Content-Type: application/sdp\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private static String head(String request, String tag) {
        StringBuilder head = new StringBuilder("SIP/2.0 200 OK");
        for (String line : request.substring(0, request.indexOf("\r\n\r\n")).split("\r\n")) {
            String name = line.substring(0, Math.max(0, line.indexOf(':')));
            if (COPIED.contains(name)) {
                boolean tagged = !name.equals("To") || tag.isEmpty() || line.contains(";tag=");
                head.append("\r\n").append(line).append(tagged ? "" : tag);
            }
        }
        return head + (tag.isEmpty() ? "\r\nContent-Length: 0" : "");
    }

    private static String find(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }
}
