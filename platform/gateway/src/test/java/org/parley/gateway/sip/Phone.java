package org.parley.gateway.sip;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** A telephone that makes one call at a time and says exactly what a test wants it to say. */
public final class Phone implements AutoCloseable {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Wire wire;
    private final InetSocketAddress server;
    private final String callId = "call-" + NUMBER.incrementAndGet() + "-" + System.nanoTime() + "@test";
    private final List<String> extra = new ArrayList<>();
    private String remoteTag = "";
    private String target;
    private String inviteBranch;
    private String named = "127.0.0.1";
    private int cseq;

    public Phone(Wire wire, InetSocketAddress server) {
        this.wire = wire;
        this.server = server;
    }

    /** Adds a header line to all following requests. */
    public Phone with(String headerLine) {
        extra.add(headerLine);
        return this;
    }

    public Phone without(String name) {
        extra.removeIf(line -> line.startsWith(name + ":"));
        return this;
    }

    public String callId() {
        return callId;
    }

    public String server() {
        return server.getAddress().getHostAddress() + ":" + server.getPort();
    }

    public static String sdp(int port, String formats, String... attributes) {
        String lines = attributes.length == 0 ? "" : String.join("\r\n", attributes) + "\r\n";
        return "v=0\r\no=phone 1 1 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nt=0 0\r\nm=audio " + port
                + " RTP/AVP " + formats + "\r\n" + lines;
    }

    /** An ordinary offer: both codecs, events as payload type 101. */
    public static String offer() {
        return sdp(40000, "0 8 101", "a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16");
    }

    public String invite(String user, String body) {
        target = "sip:" + user + "@" + server();
        inviteBranch = branch();
        return send(request("INVITE", inviteBranch, ++cseq, body));
    }

    /** Sends a request in the dialog, or out of one before any answer. */
    public String request(String method, String body) {
        if (target == null) {
            target = "sip:" + server();
        }
        String branch = branch();
        if (method.equals("INVITE")) {
            inviteBranch = branch;
        }
        return send(request(method, branch, ++cseq, body));
    }

    public void cancel() {
        send(request("CANCEL", inviteBranch, cseq, ""));
    }

    public void ack(String body) {
        send(request("ACK", branch(), cseq, body));
    }

    /** The ACK of a refusal belongs to the INVITE's transaction. */
    public void ackRefusal() {
        send(request("ACK", inviteBranch, cseq, ""));
    }

    public String send(String text) {
        wire.send(text);
        return text;
    }

    /** A request as text, not sent. */
    public String request(String method, String branch, int number, String body) {
        String type = body.isEmpty()
                ? ""
                : "Content-Type: " + (body.startsWith("v=0") ? "application/sdp" : "application/dtmf-relay") + "\r\n";
        if (extra.stream().anyMatch(line -> line.startsWith("Content-Type:"))) {
            type = "";
        }
        return method + " " + target + " SIP/2.0\r\n"
                + "Via: SIP/2.0/" + wire.transport() + " " + named + ":"
                + wire.local().getPort() + ";branch=" + branch
                + ";rport\r\n"
                + "Max-Forwards: 70\r\n"
                + "From: \"Test\" <sip:200@127.0.0.1>;tag=phone\r\n"
                + "To: <" + target + ">" + (remoteTag.isEmpty() ? "" : ";tag=" + remoteTag) + "\r\n"
                + "Call-ID: " + callId + "\r\n"
                + "CSeq: " + number + " " + method + "\r\n"
                + "Contact: " + contact() + "\r\n"
                + (extra.isEmpty() ? "" : String.join("\r\n", extra) + "\r\n")
                + type + "Content-Length: " + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    public static String branch() {
        return "z9hG4bK" + NUMBER.incrementAndGet() + "x" + System.nanoTime();
    }

    /** The next answer with that status; others before it are passed over. */
    public Message answer(int status) {
        Message answer = next(message -> message.status() == status, "answer " + status);
        if (!answer.toTag().isEmpty() && answer.method().equals("INVITE")) {
            remoteTag = answer.toTag();
        }
        return answer;
    }

    /** The next final answer to a request of that method. */
    public Message finalAnswer(String method) {
        return next(message -> message.status() >= 200 && message.method().equals(method), "answer to " + method);
    }

    public Message incoming(String method) {
        return next(message -> !message.isResponse() && message.method().equals(method), method);
    }

    public Message next(Predicate<Message> wanted, String name) {
        List<String> others = new ArrayList<>();
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                Message message = wire.received.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (message == null) {
                    throw new AssertionError("no " + name + ", but " + others);
                }
                if (wanted.test(message)) {
                    return message;
                }
                others.add(message.startLine());
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** What came and was not taken yet. */
    public List<Message> waiting() {
        return List.copyOf(wire.received);
    }

    /** Answers a request of the server's with 200. */
    public void ok(Message request) {
        answer(request, 200, "");
    }

    /** Answers a request of the server's. @param lines further header fields */
    public void answer(Message request, int status, String body, String... lines) {
        StringBuilder answer = new StringBuilder("SIP/2.0 " + status + " Test\r\n");
        for (String name : List.of("Via", "Record-Route", "From", "To", "Call-ID", "CSeq")) {
            String tag = name.equals("To") && request.toTag().isEmpty() && status > 100 ? ";tag=answerer" : "";
            request.headers(name)
                    .forEach(value -> answer.append(name)
                            .append(": ")
                            .append(value)
                            .append(tag)
                            .append("\r\n"));
        }
        for (String line : lines) {
            answer.append(line).append("\r\n");
        }
        if (!request.method().equals("BYE") && status < 300) {
            answer.append("Contact: ").append(contact()).append("\r\n");
        }
        if (!body.isEmpty()) {
            answer.append("Content-Type: application/sdp\r\n");
        }
        send(answer.append("Content-Length: " + body.length() + "\r\n\r\n" + body)
                .toString());
    }

    /** Where this telephone is called. */
    public String uri() {
        return "sip:phone@127.0.0.1:" + wire.local().getPort()
                + (wire.transport().equals("TCP") ? ";transport=tcp" : "");
    }

    /** Makes it name an address that is not its own, as one behind an address translator does. */
    public Phone behind(String host) {
        named = host;
        return this;
    }

    public int port() {
        return wire.local().getPort();
    }

    private String contact() {
        return "<" + uri().replace("127.0.0.1", named) + ">";
    }

    /** Dials, is answered, acknowledges. */
    public Message connect(String user) {
        invite(user, offer());
        Message ok = answer(200);
        ack("");
        return ok;
    }

    public void hangUp() {
        request("BYE", "");
        finalAnswer("BYE");
    }

    @Override
    public void close() {
        wire.close();
    }
}
