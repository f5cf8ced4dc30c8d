package org.parley.tests.phone;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call that rings at the telephone: the other half of a dialog (RFC 3261 §12.1.1, §13.3), and its media. */
public final class RingingCall implements AutoCloseable {
    private static final int EVENT_TYPE = 101;

    private final Phone phone;
    private final SipMessage invite;
    private final RtpLine media;
    private final String tag = Phone.token();
    private final CompletableFuture<SipMessage> acknowledged = new CompletableFuture<>();
    private final CompletableFuture<SipMessage> cancelled = new CompletableFuture<>();
    private final CompletableFuture<Long> ended = new CompletableFuture<>();
    private volatile String direction = "sendrecv";
    private int version = 1;
    private int sequence;
    private volatile boolean answered;
    private boolean connected;

    RingingCall(Phone phone, SipMessage invite) throws IOException {
        this.phone = phone;
        this.invite = invite;
        this.media = new RtpLine(G711.PCMU, EVENT_TYPE);
    }

    String callId() {
        return invite.first("Call-ID");
    }

    /** The caller, as its display shows it: the user part of From. */
    public String from() {
        return invite.uri("From").replaceAll("sips?:|@.*", "");
    }

    /** A header field of the INVITE. */
    public String header(String name) {
        return invite.find(name).orElse("");
    }

    /** The session description that it was offered last. */
    public String direction() {
        return direction;
    }

    /** Says that it rings. */
    public RingingCall ring() throws IOException {
        phone.line.send(answer(invite, "180 Ringing").toString());
        return this;
    }

    /** Talks ahead of the answer (183), over and over. */
    public RingingCall talksAhead(short[] samples) throws IOException {
        media.background(samples);
        connect();
        phone.line.send(answer(invite, "183 Session Progress")
                .body("application/sdp", sdp("sendrecv"))
                .toString());
        return this;
    }

    private void connect() throws IOException {
        if (!connected) {
            connected = true;
            phone.clock.add(media);
            media.connect(Sdp.parse(invite.body()).address());
        }
    }

    /** Takes the call and waits until that is acknowledged. */
    public RingingCall answer() throws IOException {
        connect();
        answered = true;
        SipMessage ok = answer(invite, "200 OK").body("application/sdp", sdp("sendrecv"));
        phone.line.send(ok.toString());
        await(acknowledged, "ACK");
        return this;
    }

    private String sdp(String how) throws IOException {
        return Sdp.offer(media.port(), G711.PCMU, EVENT_TYPE, how, version++);
    }

    /** Refuses. @param statusLine for instance {@code 486 Busy Here} */
    public void refuse(String statusLine) throws IOException {
        phone.line.send(answer(invite, statusLine).toString());
    }

    /** Asks who calls. */
    void challenge(String value) throws IOException {
        phone.remove(this); // the call with the proof has the same Call-ID (RFC 3261 §22.2)
        phone.line.send(answer(invite, "407 Proxy Authentication Required")
                .header("Proxy-Authenticate", value)
                .toString());
    }

    /** Sends the caller on. */
    public void sendOn(String contact) throws IOException {
        phone.line.send(answer(invite, "302 Moved Temporarily")
                .header("Contact", "<" + contact + ">")
                .toString());
    }

    private SipMessage answer(SipMessage request, String status) throws IOException {
        SipMessage answer = new SipMessage("SIP/2.0 " + status);
        request.all("Via").forEach(via -> answer.header("Via", via));
        request.all("Record-Route").forEach(route -> answer.header("Record-Route", route));
        String to = request.first("To");
        answer.header("From", request.first("From"))
                .header("To", to.contains(";tag=") ? to : to + ";tag=" + tag)
                .header("Call-ID", callId())
                .header("CSeq", request.first("CSeq"));
        return status.startsWith("302") ? answer : answer.header("Contact", contact());
    }

    private String contact() {
        return "<sip:phone@" + phone.localHost()
                + (phone.line.unreliable()
                        ? ""
                        : ";transport=" + phone.line.transport().toLowerCase()) + ">";
    }

    void receive(SipMessage message) {
        try {
            switch (message.method()) {
                case "ACK" -> acknowledged.complete(message);
                case "CANCEL" -> {
                    phone.line.send(answer(message, "200 OK").toString());
                    phone.line.send(answer(invite, "487 Request Terminated").toString());
                    cancelled.complete(message);
                }
                case "BYE" -> {
                    phone.line.send(answer(message, "200 OK").toString());
                    if (ended.complete(System.nanoTime())) {
                        media.close();
                    }
                }
                case "INVITE" -> {
                    if (message.tag("To").isEmpty()) {
                        return;
                    }
                    direction = Sdp.parse(message.body()).direction();
                    String mirrored = direction.equals("sendonly") ? "recvonly" : direction;
                    phone.line.send(answer(message, "200 OK")
                            .body("application/sdp", sdp(mirrored))
                            .toString());
                }
                default -> phone.line.send(answer(message, "200 OK").toString());
            }
        } catch (IOException e) {
            ended.completeExceptionally(e);
        }
    }

    /** Waits until the caller gives up or another telephone answers. @return the Reason */
    public String cancelled(Duration patience) {
        return await(cancelled, "CANCEL", patience).find("Reason").orElse("");
    }

    public boolean isCancelled() {
        return cancelled.isDone();
    }

    /** Changes the media direction, for instance to hold. @return the direction in the answer */
    public String reinvite(String how) throws IOException {
        SipMessage ok = exchange(request("INVITE").header("Contact", contact()).body("application/sdp", sdp(how)));
        SipMessage ack = request("ACK");
        String text = ack.toString().replaceAll("(?m)^CSeq: .*\r$", "CSeq: " + ok.sequence() + " ACK\r");
        sequence--;
        phone.line.send(text);
        return Sdp.parse(ok.body()).direction();
    }

    /** Sends a request within the call and waits for its answer. */
    int send(String method, List<String[]> headers, String contentType, String body) throws IOException {
        SipMessage request = request(method).header("Contact", contact());
        headers.forEach(header -> request.header(header[0], header[1]));
        if (!body.isEmpty()) {
            request.body(contentType, body);
        }
        return exchange(request).status();
    }

    private SipMessage exchange(SipMessage request) throws IOException {
        return phone.exchange(request);
    }

    private SipMessage request(String method) {
        return new SipMessage(method + " " + invite.uri("Contact") + " SIP/2.0")
                .header(
                        "Via",
                        "SIP/2.0/" + phone.line.transport() + " " + phone.localHost() + ";rport;branch=z9hG4bK"
                                + Phone.token())
                .header("Max-Forwards", "70")
                .header("From", invite.first("To") + ";tag=" + tag)
                .header("To", invite.first("From"))
                .header("Call-ID", callId())
                .header("CSeq", ++sequence + " " + method);
    }

    /** Asks the server to send the other side on. @param target in angle brackets. @return the status of the answer */
    public int refer(String target) throws IOException {
        return send("REFER", List.<String[]>of(new String[] {"Refer-To", target}), "", "");
    }

    /** Hangs up. */
    public void hangUp() throws IOException {
        if (ended.complete(System.nanoTime())) {
            try {
                exchange(request("BYE"));
            } finally {
                media.close();
            }
        }
    }

    /** Waits until the other side hangs up. */
    public void ended(Duration patience) {
        await(ended, "the other side to hang up", patience);
    }

    public boolean isEnded() {
        return ended.isDone();
    }

    public Heard heard() {
        return media.heard;
    }

    /** Talks this over and over. */
    public void talksAllTheTime(short[] samples) {
        media.background(samples);
    }

    /** Presses keys and waits until they are pressed. */
    public void pressed(String keys) {
        CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
        for (char key : keys.toCharArray()) {
            last = media.press("0123456789*#ABCD".indexOf(key));
        }
        await(last, "keys to be sent", Duration.ofSeconds(keys.length() + 2));
    }

    @Override
    public void close() throws IOException {
        if (answered) {
            hangUp();
            phone.remove(this);
        } else {
            media.close();
        }
    }

    private static <T> T await(CompletableFuture<T> future, String what) {
        return await(future, what, Duration.ofSeconds(10));
    }

    private static <T> T await(CompletableFuture<T> future, String what, Duration patience) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("Waited " + patience.toSeconds() + " s in vain for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
