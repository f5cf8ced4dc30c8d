package org.parley.browser.platform;

import java.util.Map;

/**
 * What a CCXML session does to the connections of one call. Methods return at once; outcomes come back as {@link
 * ConnectionEvent}s to the session. An unknown connection id is answered with {@link ConnectionEvent.Kind#FAILED}.
 */
public interface CallControlPlatform {

    /** CCXML 1.0 §10.5.4: answers an alerting connection. */
    void accept(String connectionId, Map<String, String> hints);

    /**
     * CCXML §10.5.6: refuses an alerting connection.
     *
     * @param status the SIP status to answer with, 4xx to 6xx
     */
    void reject(String connectionId, int status, String reason);

    /** CCXML §10.5.5: sends an alerting connection elsewhere. */
    void redirect(String connectionId, String destination);

    /** CCXML §10.5.8: ends a connection. */
    void disconnect(String connectionId, String reason);

    /**
     * CCXML §10.5.7: places a call.
     *
     * @return the new connection's id
     */
    String createCall(String destination, String callerId, Map<String, String> hints);

    /** CCXML §11.4.4: two connections hear each other ({@code duplex}) or the first hears the second. */
    void join(String id1, String id2, boolean duplex);

    /** CCXML §11.4.5. */
    void unjoin(String id1, String id2);

    /** A dialog's mouth and ear on a connection. */
    ImplementationPlatform dialogOn(String connectionId);

    /** The session is over: whatever is left of the call is released. */
    void sessionEnded();
}
