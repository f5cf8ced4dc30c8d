package org.parley.browser.ccxml;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.ConnectionEvent.Kind;
import org.parley.browser.platform.ImplementationPlatform;

/** A telephone line that notes what is asked of it and answers as a line does. */
final class FakeLine implements CallControlPlatform {
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final CompletableFuture<CcxmlSession> session = new CompletableFuture<>();

    void session(CcxmlSession started) {
        session.complete(started);
    }

    @Override
    public void accept(String connectionId, Map<String, String> hints) {
        calls.add("accept " + connectionId + (hints.isEmpty() ? "" : " " + hints));
        post(Kind.CONNECTED, connectionId);
    }

    @Override
    public void reject(String connectionId, int status, String reason) {
        calls.add("reject " + connectionId + " " + status);
        post(Kind.FAILED, connectionId);
    }

    @Override
    public void redirect(String connectionId, String destination) {
        calls.add("redirect " + connectionId + " " + destination);
        post(Kind.REDIRECTED, connectionId);
    }

    @Override
    public void disconnect(String connectionId, String reason) {
        calls.add("disconnect " + connectionId);
        post(Kind.DISCONNECTED, connectionId);
    }

    /** A line may be asked to do something before whoever began the session has its handle. */
    private void post(Kind kind, String connectionId) {
        session.thenAccept(to -> to.post(ConnectionEvent.of(kind, connectionId)));
    }

    @Override
    public String createCall(String destination, String callerId, Map<String, String> hints) {
        calls.add("createcall " + destination + " from " + callerId);
        return "leg-2";
    }

    @Override
    public void join(String id1, String id2, boolean duplex) {
        calls.add("join " + id1 + " " + id2 + (duplex ? " full" : " half"));
    }

    @Override
    public void unjoin(String id1, String id2) {
        calls.add("unjoin " + id1 + " " + id2);
    }

    @Override
    public ImplementationPlatform dialogOn(String connectionId) {
        calls.add("dialog on " + connectionId);
        return new SilentDialogPlatform();
    }

    @Override
    public void sessionEnded() {
        calls.add("ended");
    }
}
