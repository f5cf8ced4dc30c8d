package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a document can have its session do. Outcomes come back as events. */
public interface Actions {

    void accept(String connectionId, Map<String, Object> hints) throws EventException;

    void reject(String connectionId, int status, String reason) throws EventException;

    void redirect(String connectionId, String destination) throws EventException;

    void disconnect(String connectionId, String reason) throws EventException;

    /** @return the new connection's id */
    String createCall(String destination, String callerId, Map<String, Object> hints) throws EventException;

    void join(String id1, String id2, boolean duplex) throws EventException;

    void unjoin(String id1, String id2) throws EventException;

    /**
     * Begins to prepare a dialog; with {@code start} it speaks as soon as it is ready.
     *
     * @return the dialog's id
     */
    String prepareDialog(DialogSource source, String connectionId, boolean start) throws EventException;

    /** @param connectionId where it must have been prepared for, when given */
    void startPrepared(String dialogId, Optional<String> connectionId) throws EventException;

    void terminateDialog(String dialogId, boolean immediate) throws EventException;

    /** @return the send's id */
    String send(String targetType, String target, String event, Map<String, Object> values, Duration delay)
            throws EventException;

    void cancel(String sendId) throws EventException;

    /** Hands a connection, the current event, or both to another session. */
    void move(String sessionId, Optional<String> connectionId, boolean withEvent) throws EventException;

    /** @return the fetch's id */
    String fetch(FetchSource source) throws EventException;

    /** The text of a finished fetch of a script. */
    String fetchedText(String fetchId) throws EventException;

    /** Goes on in a document that was fetched. */
    void goTo(String fetchId) throws EventException;

    void log(String label, String text);

    /** Ends the session. */
    void exit(Map<String, Object> values);
}
