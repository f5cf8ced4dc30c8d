package org.parley.tests.phone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A softphone on loopback: one SIP address of its own, any number of calls. */
public final class Phone implements AutoCloseable {
    final SipLine line;
    final MediaClock clock;
    final ScheduledExecutorService timers;
    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<SipMessage>> exchanges = new ConcurrentHashMap<>();
    private final Map<String, RingingCall> ringing = new ConcurrentHashMap<>();
    private final BlockingQueue<RingingCall> rung = new LinkedBlockingQueue<>();
    private volatile InetSocketAddress server;
    private volatile Consumer<SipMessage> strangers = message -> {};

    private Phone(SipLine line, MediaClock clock, InetSocketAddress server) {
        this.line = line;
        this.clock = clock;
        this.server = server;
        timers = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread thread = new Thread(work, "phone-timers");
            thread.setDaemon(true);
            return thread;
        });
        line.listen(text -> receive(SipMessage.parse(text)));
    }

    /** A telephone that speaks SIP over UDP. */
    public static Phone udp(MediaClock clock, InetSocketAddress server) throws IOException {
        return new Phone(SipLine.udp(server), clock, server);
    }

    /** A telephone that speaks SIP over TCP. */
    public static Phone tcp(MediaClock clock, InetSocketAddress server) throws IOException {
        return new Phone(SipLine.tcp(server), clock, server);
    }

    /** A telephone that speaks SIP over TLS and trusts everybody. */
    public static Phone tls(MediaClock clock, InetSocketAddress server) throws IOException {
        return new Phone(SipLine.tls(server), clock, server);
    }

    /** Prepares a call; nothing is sent yet. */
    public CallSetup to(String number) {
        return new CallSetup(this, number);
    }

    /** Calls a number as an unnamed guest and waits until it answers. */
    public PhoneCall call(String number) throws IOException {
        return to(number).dial().answered();
    }

    /** Sends OPTIONS and waits for the status of the answer. */
    public int options() throws IOException {
        PhoneCall call = to("").idle();
        return call.options();
    }

    /** Says where calls go from now on. */
    void serve(InetSocketAddress other) {
        server = other;
        line.serve(other);
    }

    String serverHost() {
        return server.getAddress().getHostAddress() + ":" + server.getPort();
    }

    String localHost() {
        return line.local().getAddress().getHostAddress() + ":" + line.local().getPort();
    }

    static String token() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    }

    void add(PhoneCall call) {
        calls.put(call.id(), call);
    }

    void remove(PhoneCall call) {
        calls.remove(call.id());
    }

    void remove(RingingCall call) {
        ringing.remove(call.callId());
    }

    private void receive(SipMessage message) {
        PhoneCall call = calls.get(message.find("Call-ID").orElse(""));
        CompletableFuture<SipMessage> waiting = message.isResponse() ? exchanges.get(message.branch()) : null;
        if (call != null) {
            call.receive(message);
        } else if (waiting != null && message.status() >= 200) {
            waiting.complete(message);
        } else if (!message.isResponse()
                && ringing.containsKey(message.find("Call-ID").orElse(""))) {
            ringing.get(message.first("Call-ID")).receive(message);
        } else if (!message.isResponse() && message.method().equals("INVITE")) {
            rings(message);
        } else if (!message.isResponse()) {
            strangers.accept(message);
        }
    }

    private void rings(SipMessage invite) {
        try {
            RingingCall call = new RingingCall(this, invite);
            ringing.put(call.callId(), call);
            rung.add(call);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until somebody calls. */
    public RingingCall awaitRing(Duration patience) {
        try {
            RingingCall call = rung.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (call == null) {
                throw new AssertionError("Nobody called within " + patience.toSeconds() + " s");
            }
            return call;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    /** Says who hears of requests that belong to no call that this telephone made. */
    void onRequest(Consumer<SipMessage> receiver) {
        strangers = receiver;
    }

    /** Sends a request outside of calls and waits for its final answer. */
    SipMessage exchange(SipMessage request) throws IOException {
        CompletableFuture<SipMessage> answer = new CompletableFuture<>();
        exchanges.put(request.branch(), answer);
        try {
            repeat(request.toString(), answer, 500);
            return answer.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("No answer to " + request.startLine, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            exchanges.remove(request.branch());
        }
    }

    private void repeat(String text, CompletableFuture<SipMessage> until, long wait) throws IOException {
        line.send(text);
        if (line.unreliable() && wait < 8_000) {
            timers.schedule(
                    () -> {
                        if (!until.isDone()) {
                            try {
                                repeat(text, until, 2 * wait);
                            } catch (IOException e) {
                                until.completeExceptionally(e);
                            }
                        }
                    },
                    wait,
                    TimeUnit.MILLISECONDS);
        }
    }

    /** A telephone account on this telephone; nothing is sent yet. */
    public PhoneAccount account(String user, String secret) {
        return new PhoneAccount(this, user, secret);
    }

    @Override
    public void close() throws IOException {
        for (PhoneCall call : calls.values()) {
            call.abandon();
        }
        timers.shutdownNow();
        line.close();
    }
}
