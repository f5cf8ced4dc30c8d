package org.parley.tests.phone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

/** A softphone on loopback: one SIP address of its own, any number of calls. */
public final class Phone implements AutoCloseable {
    final SipLine line;
    final MediaClock clock;
    final ScheduledExecutorService timers;
    private final Map<String, PhoneCall> calls = new ConcurrentHashMap<>();
    private final InetSocketAddress server;

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

    /** Prepares a call; nothing is sent yet. */
    public PhoneCall.Setup to(String number) {
        return new PhoneCall.Setup(this, number);
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

    private void receive(SipMessage message) {
        PhoneCall call = calls.get(message.find("Call-ID").orElse(""));
        if (call != null) {
            call.receive(message);
        }
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
