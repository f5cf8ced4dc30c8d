package org.parley.browser.platform;

import java.util.Map;

/**
 * What a CCXML session does to the connections of one call. Methods return at once; outcomes come back as {@link
 * ConnectionEvent}s to the session. An unknown connection id is answered with {@link ConnectionEvent.Kind#FAILED}.
 */
public interface CallControlPlatform {

    /** CCXML 1.0 §10.5: answers an alerting connection. */
    void accept(String connectionId, Map<String, String> hints);

    /**
     * CCXML §10.5: refuses an alerting connection.
     *
     * @param status the SIP status to answer with, 4xx to 6xx
     */
    void reject(String connectionId, int status, String reason);

    /** CCXML §10.5: sends an alerting or connected connection elsewhere. */
    void redirect(String connectionId, String destination);

    /** Likewise, with all that a document can say. */
    default void redirect(String connectionId, String destination, String reason, Map<String, String> hints) {
        redirect(connectionId, destination);
    }

    /** CCXML §10.5: ends a connection. */
    void disconnect(String connectionId, String reason);

    /** Likewise, with all that a document can say. */
    default void disconnect(String connectionId, String reason, Map<String, String> hints) {
        disconnect(connectionId, reason);
    }

    /**
     * CCXML §10.5: places a call.
     *
     * @return the new connection's id
     */
    String createCall(String destination, String callerId, Map<String, String> hints);

    /** Likewise, with all that a document can say. */
    default String createCall(OutboundCall call) {
        return createCall(call.destination(), call.callerId(), call.hints());
    }

    /**
     * CCXML §10.5: two connections, or a connection and a conference, hear each other ({@code duplex}) or the first hears
     * the second. What the first heard before, and with {@code duplex} what the second did, it hears no longer; dialogs on
     * it still hear its keys. Takes effect at once.
     *
     * @throws CallControlException it cannot
     */
    void join(String id1, String id2, boolean duplex);

    /** Likewise, with all that a document can say. */
    default void join(String id1, String id2, JoinOptions options) {
        join(id1, id2, options.duplex());
    }

    /** CCXML §10.5: neither hears the other any longer; each hears its own dialogs again. */
    void unjoin(String id1, String id2);

    /**
     * CCXML §10.5: makes a conference; each of its parties hears all others.
     *
     * @throws CallControlException it has none, or no places left
     */
    default void createConference(ConferenceRequest request) {
        throw new CallControlException("this platform has no conferences");
    }

    /** Whether {@link #createConference} or {@link #shareConference} made it here, so that parties of this platform can be joined to it. */
    default boolean hasConference(String conferenceId) {
        return true;
    }

    /**
     * Makes this platform's part of a conference that another one has already. Sound does not pass between the two.
     *
     * @throws CallControlException as {@link #createConference}
     */
    default void shareConference(ConferenceRequest request) {
        createConference(request);
    }

    /** Ends a conference, whose parties stay connected and hear nothing of each other. */
    default void destroyConference(String conferenceId) {
        throw new CallControlException("this platform has no conference '" + conferenceId + "'");
    }

    /**
     * CCXML §10.5: has the network connect the far ends of two connections with each other. Both connections then report
     * {@link ConnectionEvent.Kind#MERGED}, or the first one {@link ConnectionEvent.Kind#MERGE_FAILED}.
     *
     * @throws CallControlException it cannot even ask
     */
    default void merge(String id1, String id2, Map<String, String> hints) {
        throw new CallControlException("this platform cannot merge calls in the network");
    }

    /**
     * Tells the far side of a connection something that its protocol has a form for. For SIP: {@code refer.accepted}, {@code
     * refer.refused}, {@code refer.done} and {@code refer.failed} (with {@code status}) answer a transfer that came as
     * {@link ConnectionEvent.Kind#SIGNAL} with {@code info.type == 'refer'}.
     *
     * @throws CallControlException it has no form for that
     */
    default void signal(String connectionId, String name, Map<String, Object> values) {
        throw new CallControlException("this platform does not signal " + name);
    }

    /** A dialog's mouth and ear on a connection. */
    ImplementationPlatform dialogOn(String connectionId);

    /**
     * A dialog's mouth and ear in a conference.
     *
     * @throws CallControlException it has no such conference
     */
    default ImplementationPlatform dialogInConference(String conferenceId) {
        throw new CallControlException("this platform has no conference '" + conferenceId + "'");
    }

    /** A document's {@code <log>}, for platforms that show it; it is in the log file already. */
    default void logged(String label, String text) {}

    /** The session is over: whatever is left of the call is released. */
    void sessionEnded();
}
