package org.parley.browser.ccxml.internal.document;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a document can have done to connections and conferences (CCXML 1.0 §10.5). */
public interface CallActions {

    void accept(String connectionId, Map<String, Object> hints) throws EventException;

    void reject(String connectionId, int status, String reason) throws EventException;

    void redirect(String connectionId, String destination, String reason, Map<String, Object> hints)
            throws EventException;

    void disconnect(String connectionId, String reason, Map<String, Object> hints) throws EventException;

    /** @return the new connection's id */
    String createCall(CallRequest request) throws EventException;

    void merge(String id1, String id2, Map<String, Object> hints) throws EventException;

    void join(JoinRequest request) throws EventException;

    void unjoin(String id1, String id2, Map<String, Object> hints) throws EventException;

    /** @return the conference's id */
    String createConference(String name, int talkers, int listeners, Map<String, Object> hints) throws EventException;

    void destroyConference(String conferenceId, Map<String, Object> hints) throws EventException;

    /**
     * A call to be placed.
     *
     * @param timeout after which it fails unless it is connected
     * @param join what it is joined with when it is connected
     */
    record CallRequest(
            String destination,
            String callerId,
            String aai,
            Map<String, Object> hints,
            Optional<Duration> timeout,
            Optional<JoinRequest> join) {}

    /**
     * Two connections, dialogs or conferences to be joined. {@code id1} hears {@code id2}, and with {@code duplex} the
     * other way round as well.
     *
     * @param tones what others hear on enter and exit
     * @param controls the names of the attributes that were true
     */
    record JoinRequest(
            String id1, String id2, boolean duplex, Tones tones, Set<String> controls, Map<String, Object> hints) {}

    /** Empty for none, {@code true} for the platform's own, else a URI. */
    record Tones(String enter, String exit) {}
}
