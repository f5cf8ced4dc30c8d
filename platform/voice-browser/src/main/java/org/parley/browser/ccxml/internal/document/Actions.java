package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** What a document can have its session do besides calls and dialogs. Outcomes come back as events. */
public interface Actions {

    /** @return the send's id */
    String send(SendRequest request) throws EventException;

    void cancel(String sendId) throws EventException;

    /** Hands a connection or dialog to another session; with {@code withEvent} the current event goes along. */
    void move(String sessionId, Optional<String> source, boolean withEvent) throws EventException;

    /** @return the fetch's id */
    String fetch(FetchSource source) throws EventException;

    /** The text of a finished fetch of a script. */
    String fetchedText(String fetchId) throws EventException;

    /** Goes on in a document that was fetched. */
    void goTo(String fetchId) throws EventException;

    /**
     * Begins another session.
     *
     * @param values what it reads as {@code session.values}
     * @return its id
     */
    String createSession(FetchSource document, Map<String, Object> values) throws EventException;

    void log(String label, String text);

    /** Ends the session. */
    void exit(Map<String, Object> values);

    /**
     * An event to be sent.
     *
     * @param name empty for inline content
     * @param content XML that was written inside {@code <send>}
     */
    record SendRequest(
            String targetType,
            String target,
            String name,
            Map<String, Object> values,
            Optional<String> content,
            Duration delay,
            Map<String, Object> hints) {}
}
