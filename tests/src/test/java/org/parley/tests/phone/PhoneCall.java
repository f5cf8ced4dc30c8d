package org.parley.tests.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call that the telephone makes: a SIP dialog (RFC 3261 §12, §13, §17.1) and its media. */
public final class PhoneCall implements AutoCloseable {
    private static final long T1_MILLIS = 500;
    private static final int EVENT_TYPE = 101;

    private final Phone phone;
    private final CallSetup setup;
    private final RtpLine media;
    private final String callId = Phone.token() + "@phone";
    private final String fromTag = Phone.token();
    private final CompletableFuture<SipMessage> invited = new CompletableFuture<>();
    private final CompletableFuture<Long> ended = new CompletableFuture<>();
    private final CompletableFuture<SipMessage> provisional = new CompletableFuture<>();
    private SipMessage invite;
    private volatile Pending pending;
    private volatile SipMessage ok;
    private volatile long invitedAt;
    private volatile long okAt;
    private volatile int version = 1;
    private int sequence = 1;

    private record Pending(String branch, String method, CompletableFuture<SipMessage> answer) {}

    PhoneCall(CallSetup setup) throws IOException {
        this.setup = setup;
        phone = setup.phone;
        media = new RtpLine(setup.codec, EVENT_TYPE);
        media.mute(!setup.sends);
    }

    String id() {
        return callId;
    }

    void sendInvite() throws IOException {
        phone.clock.add(media);
        sendInvite("");
    }

    private void sendInvite(String authorization) throws IOException {
        invite = request("INVITE", sequence, "sip:" + setup.number + "@" + phone.serverHost() + setup.parameters, null)
                .header("Contact", "<sip:" + setup.from + "@" + phone.localHost() + transport() + ">")
                .header("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS")
                .body("application/sdp", Sdp.offer(media.port(), setup.codec, EVENT_TYPE, "sendrecv", version));
        setup.headers.forEach(invite::header);
        if (!authorization.isEmpty()) {
            invite.header("Proxy-Authorization", authorization);
        }
        invitedAt = System.nanoTime();
        transmit(invite, provisional);
    }

    private String transport() {
        return phone.line.unreliable()
                ? ""
                : ";transport=" + phone.line.transport().toLowerCase();
    }

    private SipMessage request(String method, int number, String uri, String branch) {
        String to = setup.number.isEmpty()
                ? "<sip:" + phone.serverHost() + ">"
                : "<sip:" + setup.number + "@" + phone.serverHost() + ">";
        String via = "SIP/2.0/" + phone.line.transport() + " " + phone.localHost() + ";rport;branch="
                + (branch == null ? "z9hG4bK" + Phone.token() : branch);
        return new SipMessage(method + " " + uri + " SIP/2.0")
                .header("Via", via)
                .header("Max-Forwards", "70")
                .header("From", setup.name + "<sip:" + setup.from + "@" + setup.host + ">;tag=" + fromTag)
                .header("To", ok == null ? to : ok.first("To"))
                .header("Call-ID", callId)
                .header("CSeq", number + " " + method);
    }

    /** Sends a request, over UDP again after 0.5, 1, 2… s until {@code until} is there. */
    private void transmit(SipMessage message, CompletableFuture<SipMessage> until) throws IOException {
        phone.line.send(message.toString());
        if (phone.line.unreliable()) {
            again(message, until, T1_MILLIS);
        }
    }

    private void again(SipMessage message, CompletableFuture<SipMessage> until, long wait) {
        ScheduledFuture<?> timer = phone.timers.schedule(
                () -> {
                    if (!until.isDone() && wait < 64 * T1_MILLIS) {
                        try {
                            phone.line.send(message.toString());
                            again(message, until, 2 * wait);
                        } catch (IOException e) {
                            until.completeExceptionally(e);
                        }
                    }
                },
                wait,
                TimeUnit.MILLISECONDS);
        until.whenComplete((done, error) -> timer.cancel(false));
    }

    void receive(SipMessage message) {
        try {
            if (!message.isResponse()) {
                receiveRequest(message);
            } else if (message.method().equals("INVITE") && message.sequence() == sequence && !invited.isDone()) {
                inviteAnswered(message);
            } else if (message.method().equals("INVITE") && message.status() >= 200) {
                acknowledge(message);
                answerPending(message);
            } else if (message.status() >= 200) {
                answerPending(message);
            }
        } catch (IOException e) {
            invited.completeExceptionally(e);
        }
    }

    private void inviteAnswered(SipMessage message) throws IOException {
        provisional.complete(message);
        if (message.status() < 200) {
            return;
        }
        if (message.status() == 407 && setup.account != null && sequence == 1) {
            acknowledge(message);
            setup.account.take(message.all("Proxy-Authenticate"));
            sequence++;
            sendInvite(setup.account.authorization("INVITE", invite.startLine.split(" ")[1]));
            return;
        }
        if (message.status() < 300) {
            okAt = System.nanoTime();
            ok = message;
            Sdp answer = Sdp.parse(message.body());
            acknowledge(message);
            media.connect(answer.address());
        } else {
            acknowledge(message);
            release();
        }
        invited.complete(message);
    }

    /** ACK: a request of its own for 2xx (§13.2.2.4), part of the transaction for others (§17.1.1.3). */
    private void acknowledge(SipMessage response) throws IOException {
        boolean success = response.status() < 300;
        String branch = success ? null : response.first("Via").replaceAll(".*branch=([^;\\s]+).*", "$1");
        String uri = success ? response.uri("Contact") : invite.startLine.split(" ")[1];
        SipMessage ack = request("ACK", response.sequence(), uri, branch);
        String text = ack.toString().replaceAll("(?m)^To: .*\r$", "To: " + response.first("To") + "\r");
        phone.line.send(text);
    }

    private void receiveRequest(SipMessage message) throws IOException {
        if (message.method().equals("ACK")) {
            return;
        }
        SipMessage answer = new SipMessage("SIP/2.0 200 OK");
        message.all("Via").forEach(via -> answer.header("Via", via));
        for (String field : new String[] {"From", "To", "Call-ID", "CSeq"}) {
            answer.header(field, message.first(field));
        }
        phone.line.send(answer.toString());
        if (message.method().equals("BYE") && ended.complete(System.nanoTime())) {
            media.close();
        }
    }

    private void answerPending(SipMessage message) {
        Pending waiting = pending;
        if (waiting != null && message.first("Via").contains(waiting.branch)) {
            waiting.answer.complete(message);
        }
    }

    private SipMessage exchange(SipMessage request, String branch) throws IOException {
        Pending waiting = new Pending(branch, request.method(), new CompletableFuture<>());
        pending = waiting;
        transmit(request, waiting.answer);
        return await(waiting.answer, Duration.ofSeconds(10), "an answer to " + request.method());
    }

    /** Waits for the final response to INVITE; its status. */
    public int status() {
        return await(invited, Duration.ofSeconds(15), "a final response to INVITE")
                .status();
    }

    /** Waits until the call is answered. */
    public PhoneCall answered() {
        int status = status();
        if (status != 200) {
            throw new AssertionError("Calling " + setup.number + " was answered with " + status);
        }
        return this;
    }

    /** Gives up before the answer. @return the final response to INVITE */
    public int cancel() throws IOException {
        await(provisional, Duration.ofSeconds(5), "a provisional response");
        String branch = invite.first("Via").replaceAll(".*branch=", "");
        SipMessage cancel = request("CANCEL", sequence, invite.startLine.split(" ")[1], branch);
        phone.line.send(cancel.toString());
        return status();
    }

    int options() throws IOException {
        String branch = "z9hG4bK" + Phone.token();
        try {
            return exchange(request("OPTIONS", 1, "sip:" + phone.serverHost(), branch), branch)
                    .status();
        } finally {
            release();
        }
    }

    /** Changes the media direction, for instance to hold. @return the direction in the answer */
    public String reinvite(String direction) throws IOException {
        String branch = "z9hG4bK" + Phone.token();
        SipMessage again = request("INVITE", ++sequence, ok.uri("Contact"), branch)
                .header("Contact", "<sip:" + setup.from + "@" + phone.localHost() + transport() + ">")
                .body("application/sdp", Sdp.offer(media.port(), setup.codec, EVENT_TYPE, direction, ++version));
        SipMessage answer = exchange(again, branch);
        if (answer.status() != 200) {
            throw new AssertionError("re-INVITE was answered with " + answer.status());
        }
        return Sdp.parse(answer.body()).direction();
    }

    /** This dialog as Replaces in a Refer-To names it (RFC 3891), escaped for a URI. */
    public String replaces() {
        return callId.replace("@", "%40") + "%3Bto-tag%3D" + ok.tag("To") + "%3Bfrom-tag%3D" + fromTag;
    }

    /** Hangs up. @return when BYE was sent */
    public long hangUp() throws IOException {
        String branch = "z9hG4bK" + Phone.token();
        SipMessage bye = request("BYE", ++sequence, ok.uri("Contact"), branch);
        long at = System.nanoTime();
        try {
            int status = exchange(bye, branch).status();
            if (status != 200 && status != 481) {
                throw new AssertionError("BYE was answered with " + status);
            }
        } finally {
            release();
        }
        return at;
    }

    /** Waits until the server hangs up; when its BYE came. */
    public long ended(Duration patience) {
        long at = await(ended, patience, "the server to hang up");
        phone.remove(this);
        return at;
    }

    public boolean isEnded() {
        return ended.isDone();
    }

    /** Presses keys one after the other. @return when the first packet of the last one left */
    public CompletableFuture<Long> press(String keys) {
        CompletableFuture<Long> last = CompletableFuture.completedFuture(0L);
        for (char key : keys.toCharArray()) {
            int event = "0123456789*#ABCD".indexOf(key);
            if (event < 0) {
                throw new IllegalArgumentException(key + " is no key");
            }
            last = media.press(event);
        }
        return last;
    }

    /** Presses keys and waits until they are pressed. */
    public long pressed(String keys) {
        return await(press(keys), Duration.ofSeconds(keys.length() + 2), "keys to be sent");
    }

    /** Speaks; the result is when the last packet left. */
    public CompletableFuture<Long> say(short[] samples) {
        return media.say(samples);
    }

    /** Speaks and waits until it is said. */
    public long said(short[] samples) {
        return await(say(samples), Duration.ofSeconds(samples.length / 8_000 + 3), "speech to be sent");
    }

    /** Talks this over and over whenever nothing else is said. */
    public void talksAllTheTime(short[] samples) {
        media.background(samples);
    }

    /** What the caller hears. */
    public Heard heard() {
        return media.heard;
    }

    /** When INVITE was sent, {@code System.nanoTime()}. */
    public long invitedAt() {
        return invitedAt;
    }

    /** When 200 arrived. */
    public long okAt() {
        return okAt;
    }

    /** Lets go of the call without a word, as a telephone that lost its power. Whoever waits for something waits no more. */
    public void abandon() {
        IOException gone = new IOException("The call was abandoned");
        invited.completeExceptionally(gone);
        provisional.completeExceptionally(gone);
        Pending waiting = pending;
        if (waiting != null) {
            waiting.answer.completeExceptionally(gone);
        }
        media.abandon(gone);
        release();
    }

    private void release() {
        phone.remove(this);
        try {
            media.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Hangs up if that is still to be done. */
    @Override
    public void close() throws IOException {
        if (ok != null && media.channel.isOpen() && !ended.isDone()) {
            hangUp();
        } else {
            release();
        }
    }

    private static <T> T await(CompletableFuture<T> future, Duration patience, String what) {
        try {
            return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("Waited " + patience.toSeconds() + " s in vain for " + what, e);
        } catch (ExecutionException e) {
            throw new AssertionError("The telephone broke waiting for " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("Interrupted waiting for " + what, e);
        }
    }
}
