package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.CallActions.JoinRequest;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.IncomingCall;

/** A connection as its session knows it. Used on the session's queue only. */
public final class Connection {
    private final String id;
    private final CallControlPlatform platform;
    private final String local;
    private final String remote;
    private final String remoteName;
    private final boolean placed;
    private final String aai;
    private final Map<String, Object> protocol;
    private ConnectionState state;
    private JoinRequest joinWhenConnected;
    private Clock.Timer answerBound;
    private String failure = "";

    private Connection(
            String id,
            CallControlPlatform platform,
            String local,
            String remote,
            String remoteName,
            boolean placed,
            String aai,
            Map<String, Object> protocol) {
        this.id = id;
        this.platform = platform;
        this.local = local;
        this.remote = remote;
        this.remoteName = remoteName;
        this.placed = placed;
        this.aai = aai;
        this.protocol = protocol;
        this.state = placed ? ConnectionState.PROGRESSING : ConnectionState.ALERTING;
    }

    static Connection incoming(IncomingCall call, CallControlPlatform platform) {
        Map<String, Object> protocol =
                Map.of("name", call.protocolName(), call.protocolName(), Map.copyOf(call.properties()));
        return new Connection(
                call.connectionId(),
                platform,
                call.localUri(),
                call.remoteUri(),
                call.remoteName(),
                false,
                call.properties().getOrDefault("aai", ""),
                protocol);
    }

    static Connection placed(String id, CallControlPlatform platform, String callerId, String destination, String aai) {
        return new Connection(id, platform, callerId, destination, "", true, aai, Map.of());
    }

    public String id() {
        return id;
    }

    public CallControlPlatform platform() {
        return platform;
    }

    public ConnectionState state() {
        return state;
    }

    /** What {@code joinid} of {@code <createcall>} asked for. */
    void joinWhenConnected(JoinRequest request) {
        joinWhenConnected = request;
    }

    /** Once. */
    Optional<JoinRequest> joinWhenConnected() {
        Optional<JoinRequest> request = Optional.ofNullable(joinWhenConnected);
        joinWhenConnected = null;
        return request;
    }

    /** The timer that gives an unanswered call up. */
    void answerBound(Clock.Timer timer) {
        answerBound = timer;
    }

    /** Why we gave it up, which is the reason that documents then hear. */
    void giveUp(String reason) {
        failure = reason;
    }

    String failure() {
        return failure;
    }

    /** A call of ours that ends before it was answered has failed, however the platform calls that. */
    ConnectionEvent.Kind meaning(ConnectionEvent.Kind kind) {
        boolean unanswered = placed && state == ConnectionState.PROGRESSING;
        return unanswered && kind == ConnectionEvent.Kind.DISCONNECTED ? ConnectionEvent.Kind.FAILED : kind;
    }

    void happened(ConnectionEvent.Kind kind) {
        state = state.after(kind);
        if (answerBound != null && state != ConnectionState.PROGRESSING) {
            answerBound.cancel();
            answerBound = null;
        }
    }

    /** CCXML 1.0 §10.2: the connection object of events and of {@code session.connections}. */
    Map<String, Object> toScript(Bridges bridges) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("connectionid", id);
        object.put("state", state.name());
        object.put("local", local);
        object.put("remote", remote);
        object.put("remotename", remoteName);
        object.put("originator", placed ? "local" : "remote");
        object.put("protocol", protocol);
        if (!aai.isEmpty()) {
            object.put("aai", aai);
        }
        List<String> inputs = bridges.inputs(id);
        if (!inputs.isEmpty()) {
            object.put("input", inputs.get(inputs.size() - 1));
        }
        object.put("outputs", bridges.outputs(id));
        return object;
    }

    /**
     * What {@code session.connection} is to a VoiceXML dialog (VoiceXML 2.0 §5.1.4, CCXML 1.0 appendix D).
     *
     * @param values the CCXML parameters
     * @param hints the CCXML hints
     */
    Map<String, Object> toDialog(Map<String, Object> values, Map<String, Object> hints) {
        Map<String, Object> near = Map.of("uri", local);
        Map<String, Object> far = Map.of("uri", remote, "name", remoteName);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("local", near);
        object.put("remote", far);
        object.put("originator", placed ? near : far);
        object.put("protocol", protocol);
        object.put("connectionid", id);
        if (!aai.isEmpty()) {
            object.put("aai", aai);
        }
        object.put("ccxml", Map.of("values", values, "hints", hints));
        return object;
    }
}
