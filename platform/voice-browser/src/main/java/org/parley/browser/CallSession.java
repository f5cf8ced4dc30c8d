package org.parley.browser;

import java.util.concurrent.CompletableFuture;
import org.parley.browser.platform.ConnectionEvent;

/** The CCXML session of one call, as whatever carries the call sees it. */
public interface CallSession {

    /** Unique in the process. */
    String id();

    /** Hands over what happened to a connection; returns at once. Ignored when the session is over. */
    void post(ConnectionEvent event);

    /** Completes, always normally, when every session that had to do with the call, and their dialogs, are over. */
    CompletableFuture<Void> ended();
}
