package org.parley.browser.ccxml;

import java.util.concurrent.CompletableFuture;
import org.parley.browser.platform.ConnectionEvent;

/** A running CCXML session. Its methods return at once and may be called from any thread. */
public interface CcxmlSession {

    /** Unique in the process; {@code session.id} in documents. */
    String id();

    /** Queues what happened to a connection. Ignored when the session is over. */
    void post(ConnectionEvent event);

    /** Completes, always normally, when the session and all of its dialogs are over. */
    CompletableFuture<Void> ended();

    /**
     * Completes, always normally, when no session uses the platform of the call any longer that this session was started
     * for: later than {@link #ended} when its connection was moved to another session.
     */
    CompletableFuture<Void> callEnded();
}
