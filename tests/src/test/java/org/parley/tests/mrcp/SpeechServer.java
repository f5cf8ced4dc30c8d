package org.parley.tests.mrcp;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.parley.gateway.mrcp.message.MrcpHeaders;
import org.parley.gateway.mrcp.message.MrcpRequest;
import org.parley.tests.phone.Sound;

/** A speech server on loopback. It says each text as a noise that belongs to it, and understands what it is told to. */
public final class SpeechServer implements AutoCloseable {
    private final Set<Fault> faults = EnumSet.noneOf(Fault.class);
    private final List<MrcpRequest> requests = new CopyOnWriteArrayList<>();
    private final Map<String, ServerSession> byCall = new ConcurrentHashMap<>();
    private final Map<String, ServerSession> byChannel = new ConcurrentHashMap<>();
    private final SipResponder sip;
    private final ControlServer control;
    private volatile String understood = "yes";

    public SpeechServer() throws IOException {
        this(Optional.empty());
    }

    /** @param tls control channels go over TLS with the key of this context */
    SpeechServer(Optional<SSLContext> tls) throws IOException {
        control = new ControlServer(this, tls);
        sip = new SipResponder(this, tls.isPresent());
    }

    /** From now on. */
    void has(Fault... some) {
        faults.clear();
        faults.addAll(List.of(some));
    }

    boolean is(Fault fault) {
        return faults.contains(fault);
    }

    /** What its recognizer makes of whatever it hears; empty for no match. */
    public void understands(String words) {
        understood = words;
    }

    String understood() {
        return understood;
    }

    /** For the configuration of who uses it. */
    public String uri() {
        return "sip:127.0.0.1:" + sip.port();
    }

    /** The sound of a text: 60 ms for each letter. */
    public static short[] soundOf(String text) {
        String said = text.strip();
        return Sound.speech(said.hashCode() & 0xFFFF, Math.max(0.8, Math.min(4, 0.06 * said.length())));
    }

    int controlPort() {
        return control.port();
    }

    int connections() {
        return control.accepted();
    }

    int openConnections() {
        return control.open();
    }

    boolean idle() {
        return byCall.isEmpty();
    }

    ServerSession begin(String callId, List<String> resources, String host, int rtpPort) throws IOException {
        ServerSession session = new ServerSession(this, resources, host, rtpPort);
        byCall.put(callId, session);
        session.channels().forEach(channel -> byChannel.put(channel, session));
        return session;
    }

    Optional<ServerSession> ofCall(String callId) {
        return Optional.ofNullable(byCall.get(callId));
    }

    void end(String callId) {
        ServerSession session = byCall.remove(callId);
        if (session != null) {
            session.channels().forEach(byChannel::remove);
            session.close();
        }
    }

    void received(MrcpRequest request, ControlServer.Writer answers) throws IOException {
        requests.add(request);
        ServerSession session = byChannel.get(request.channel());
        if (session == null) {
            answers.respond(request, 405, "COMPLETE", MrcpHeaders.NONE);
        } else if (!is(Fault.SILENT)) {
            session.request(request, answers);
        }
    }

    /** Methods in the order in which they came. */
    public List<String> methods() {
        return new ArrayList<>(requests.stream().map(MrcpRequest::method).toList());
    }

    /** Waits until such a request has come. */
    public MrcpRequest awaits(Predicate<MrcpRequest> wanted, String what) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            for (MrcpRequest request : requests) {
                if (wanted.test(request)) {
                    return request;
                }
            }
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }
        throw new AssertionError("No " + what + " among " + methods());
    }

    public MrcpRequest awaits(String method) {
        return awaits(request -> request.method().equals(method), method);
    }

    /** Closes all control connections, as a server that is started again does. */
    void dropConnections() {
        control.drop();
    }

    @Override
    public void close() throws IOException {
        sip.close();
        control.close();
        byCall.values().forEach(ServerSession::close);
    }
}
