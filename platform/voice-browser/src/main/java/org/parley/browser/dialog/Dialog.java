package org.parley.browser.dialog;

import java.util.Map;

/** A dialog on a connection. All methods return at once and may be called from any thread. */
public interface Dialog {

    String id();

    /** Lets a prepared dialog speak. If it is still being prepared it starts when ready. */
    void start();

    /**
     * Ends it. Not immediate: as if the caller had hung up, with final processing (VoiceXML 2.0 §1.5.4). Immediate: no
     * more handlers run.
     */
    void terminate(boolean immediate);

    /**
     * Hands over an event of call control (CCXML 1.0 appendix D: VoiceXML integration). {@code dialog.transfer.complete}
     * ends a transfer that {@link DialogListener#transferRequested} asked for: its value {@code results} is what the
     * transfer's variable gets, {@code duration} (seconds) and {@code event} (an event to throw instead, for instance
     * error.connection.noroute) may come with it. Every other event is thrown in the dialog.
     *
     * @return false when the dialog has ended or takes no such event
     */
    default boolean deliver(String event, Map<String, Object> values) {
        return false;
    }
}
