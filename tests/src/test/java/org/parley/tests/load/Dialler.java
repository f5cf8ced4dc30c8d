package org.parley.tests.load;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes and ends very many calls over one UDP socket: INVITE, ACK, BYE, with what RFC 3261 §17 demands of repeats. */
final class Dialler implements AutoCloseable {
    private static final Pattern CALL_ID = Pattern.compile("(?m)^Call-ID: (\\S+)\r?$");
    private static final Pattern TO = Pattern.compile("(?m)^To: (.+?)\r?$");
    private static final Pattern PORT = Pattern.compile("(?m)^m=audio (\\d+) ");
    private static final int BUFFER = 4 * 1024 * 1024;

    private final DatagramSocket socket = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
    private final InetSocketAddress server;
    private final Map<String, Call> calls = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** One call; its fields are written by the dialler. */
    static final class Call {
        final RtpFlow flow;
        final String number;
        final String from;
        final String id;
        volatile long invitedAt;
        volatile long sentAt;
        volatile long okAt;
        volatile long byeAt;
        volatile long doneAt;
        volatile int status;
        private volatile String to;
        private volatile String request;

        Call(int index, String number, String from, RtpFlow flow) {
            this.number = number;
            this.from = from;
            this.flow = flow;
            this.id = "load-" + index + "-" + Long.toHexString(System.nanoTime());
        }
    }

    Dialler(InetSocketAddress server) throws SocketException {
        this.server = server;
        socket.setReceiveBufferSize(BUFFER);
        Thread thread = new Thread(this::receive, "dialler");
        thread.setDaemon(true);
        thread.start();
    }

    void dial(Call call) throws IOException {
        calls.put(call.id, call);
        String sdp = "v=0\r\no=load 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio "
                + call.flow.port() + " RTP/AVP 0 101\r\na=rtpmap:0 PCMU/8000\r\n"
                + "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\na=ptime:20\r\n";
        call.invitedAt = System.nanoTime();
        transmit(call, request(call, "INVITE", 1, Optional.of(sdp)));
    }

    void hangUp(Call call) throws IOException {
        call.byeAt = System.nanoTime();
        transmit(call, request(call, "BYE", 2, Optional.empty()));
    }

    private void transmit(Call call, String request) throws IOException {
        call.request = request;
        call.sentAt = System.nanoTime();
        send(request);
    }

    private void send(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        socket.send(new DatagramPacket(bytes, bytes.length, server));
    }

    /** Sends again what was not answered for half a second; to be called now and then. */
    void repeat() throws IOException {
        long now = System.nanoTime();
        for (Call call : calls.values()) {
            String pending = call.request;
            if (pending != null && now - call.sentAt > 500_000_000L) {
                call.sentAt = now;
                send(pending);
            }
        }
    }

    private String request(Call call, String method, int sequence, Optional<String> sdp) {
        String host = InetAddress.getLoopbackAddress().getHostAddress();
        String uri = "sip:" + call.number + "@" + host + ":" + server.getPort();
        // RFC 3261 §17.1.1.3: the ACK of a refusal belongs to the INVITE's transaction.
        String transaction = method.equals("ACK") && call.status >= 300 ? "INVITE" : method;
        String me = host + ":" + socket.getLocalPort();
        String body = sdp.orElse("");
        return method + " " + uri + " SIP/2.0\r\n"
                + "Via: SIP/2.0/UDP " + me + ";rport;branch=z9hG4bK" + call.id + transaction + "\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: <sip:" + call.from + "@phone.invalid>;tag=" + call.id + "\r\n"
                + "To: " + (call.to == null ? "<" + uri + ">" : call.to) + "\r\n"
                + "Call-ID: " + call.id + "\r\n"
                + "CSeq: " + sequence + " " + method + "\r\n"
                + "Contact: <sip:" + call.from + "@" + me + ">\r\n"
                + (body.isEmpty() ? "" : "Content-Type: application/sdp\r\n")
                + "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private void receive() {
        DatagramPacket packet = new DatagramPacket(new byte[8_192], 8_192);
        while (!closed) {
            try {
                packet.setLength(8_192);
                socket.receive(packet);
                take(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8), System.nanoTime());
            } catch (IOException e) {
                if (!closed) {
                    throw new IllegalStateException("The dialler cannot go on", e);
                }
            }
        }
    }

    private void take(String text, long now) throws IOException {
        Call call = calls.get(find(CALL_ID, text));
        if (call == null) {
            return;
        }
        if (text.startsWith("BYE ")) {
            call.request = null;
            call.doneAt = now;
            call.flow.finish();
            send(text.replaceFirst("^BYE [^\r]*", "SIP/2.0 200 OK"));
            return;
        }
        int status = Integer.parseInt(text.substring(8, 11));
        if (text.contains(" INVITE\r\n")) {
            inviteAnswered(call, status, text, now);
        } else if (status >= 200) {
            call.request = null;
            call.doneAt = now;
            calls.remove(call.id);
        }
    }

    private void inviteAnswered(Call call, int status, String text, long now) throws IOException {
        if (call.byeAt == 0) {
            call.request = null;
        }
        if (status < 200) {
            return;
        }
        call.to = find(TO, text);
        if (call.status == 0) {
            call.okAt = now;
            call.status = status;
            if (status == 200) {
                call.flow.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(find(PORT, text))));
            }
        }
        send(request(call, "ACK", 1, Optional.empty()));
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
