package org.parley.gateway.sip;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.CallSession;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.IncomingCall;
import org.parley.browser.platform.OutboundCall;
import org.parley.browser.platform.PlatformEvent;

/** Stands where the voice platform stands: does with each call what a test says, and ends its session with the call. */
public final class ScriptedPlatform implements CallReceiver {
    /** What to do with an alerting call. */
    public interface Step {
        void on(Call call);
    }

    private final Step alerting;
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    public ScriptedPlatform(Step alerting) {
        this.alerting = alerting;
    }

    public static ScriptedPlatform answering() {
        return new ScriptedPlatform(Call::accept);
    }

    public List<Call> calls() {
        return calls;
    }

    @Override
    public CallSession incoming(IncomingCall incoming, CallControlPlatform control) {
        Call call = new Call(incoming, control);
        calls.add(call);
        alerting.on(call);
        return call;
    }

    /** One call as its session sees it. */
    public static final class Call implements CallSession {
        private final IncomingCall incoming;
        private final CallControlPlatform control;
        private final List<ConnectionEvent> events = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        Call(IncomingCall incoming, CallControlPlatform control) {
            this.incoming = incoming;
            this.control = control;
        }

        public IncomingCall incoming() {
            return incoming;
        }

        public void accept() {
            control.accept(incoming.connectionId(), Map.of());
        }

        public void reject(int status) {
            control.reject(incoming.connectionId(), status, "Refused");
        }

        public void disconnect() {
            control.disconnect(incoming.connectionId(), "done");
        }

        /** Places a call of the same session. @return its connection id */
        public String call(String destination) {
            return call(destination, Map.of());
        }

        public String call(String destination, Map<String, String> hints) {
            return control.createCall(new OutboundCall(destination, "", "", hints));
        }

        public void disconnect(String connection) {
            control.disconnect(connection, "done");
        }

        public void join(String connection) {
            control.join(incoming.connectionId(), connection, true);
        }

        /** Tells a connection something. */
        public void signal(String connection, String name) {
            control.signal(connection, name, Map.of());
        }

        /** The keys that a dialog on the caller's connection hears from now on; the list grows. */
        public List<Character> keys() {
            List<Character> keys = new CopyOnWriteArrayList<>();
            control.dialogOn(incoming.connectionId()).listen(event -> {
                if (event instanceof PlatformEvent.KeyPressed pressed) {
                    keys.add(pressed.key());
                }
            });
            return keys;
        }

        /** What a connection of this session has heard. */
        public List<ConnectionEvent.Kind> kinds(String connection) {
            return events.stream()
                    .filter(event -> event.connectionId().equals(connection))
                    .map(ConnectionEvent::kind)
                    .toList();
        }

        public List<ConnectionEvent> events() {
            return events;
        }

        public List<ConnectionEvent.Kind> kinds() {
            return events.stream().map(ConnectionEvent::kind).toList();
        }

        public Object reason() {
            return events.get(events.size() - 1).properties().get("reason");
        }

        @Override
        public String id() {
            return incoming.connectionId();
        }

        @Override
        public void post(ConnectionEvent event) {
            events.add(event);
            boolean own = event.connectionId().equals(incoming.connectionId());
            if (!own) {
                return;
            }
            if (event.kind() == ConnectionEvent.Kind.DISCONNECTED || event.kind() == ConnectionEvent.Kind.FAILED) {
                control.sessionEnded();
                ended.complete(null);
            }
        }

        @Override
        public CompletableFuture<Void> ended() {
            return ended;
        }
    }
}
