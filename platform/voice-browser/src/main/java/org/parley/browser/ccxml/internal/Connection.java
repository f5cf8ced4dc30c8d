package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.IncomingCall;

/** A connection as its session knows it. Used on the session's queue only. */
public final class Connection {
    private final String id;
    private final CallControlPlatform platform;
    private final String local;
    private final String remote;
    private final String remoteName;
    private final String originator;
    private final Map<String, Object> protocol;
    private ConnectionState state;

    private Connection(
            String id,
            CallControlPlatform platform,
            String local,
            String remote,
            String remoteName,
            String originator,
            Map<String, Object> protocol,
            ConnectionState state) {
        this.id = id;
        this.platform = platform;
        this.local = local;
        this.remote = remote;
        this.remoteName = remoteName;
        this.originator = originator;
        this.protocol = protocol;
        this.state = state;
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
                "remote",
                protocol,
                ConnectionState.ALERTING);
    }

    static Connection placed(String id, CallControlPlatform platform, String callerId, String destination) {
        return new Connection(id, platform, callerId, destination, "", "local", Map.of(), ConnectionState.PROGRESSING);
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

    void happened(ConnectionEvent.Kind kind) {
        state = state.after(kind);
    }

    /** CCXML 1.0 §10.2: the connection object of events and of {@code session.connections}. */
    Map<String, Object> toScript() {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("connectionid", id);
        object.put("state", state.name());
        object.put("local", local);
        object.put("remote", remote);
        object.put("remotename", remoteName);
        object.put("originator", originator);
        object.put("protocol", protocol);
        return object;
    }

    /**
     * What {@code session.connection} is to a VoiceXML dialog (VoiceXML 2.0 §5.1.4, CCXML 1.0 appendix D).
     *
     * @param values the CCXML parameters
     */
    Map<String, Object> toDialog(Map<String, Object> values) {
        Map<String, Object> near = Map.of("uri", local);
        Map<String, Object> far = Map.of("uri", remote, "name", remoteName);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("local", near);
        object.put("remote", far);
        object.put("originator", originator.equals("remote") ? far : near);
        object.put("protocol", protocol);
        object.put("connectionid", id);
        object.put("ccxml", Map.of("values", values));
        return object;
    }
}
