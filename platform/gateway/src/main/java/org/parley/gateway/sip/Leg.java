package org.parley.gateway.sip;

import java.util.Map;
import org.parley.gateway.media.MediaSession;

/** A connection of a CCXML session, as the gateway holds it. Methods may be called by any thread. */
interface Leg {

    String connectionId();

    /** Its audio. */
    MediaSession media();

    /** Somebody is to hear it or to be heard by it before it is answered. */
    void openEarly();

    void hangUp(String reason);

    /** Whether it is this SIP dialog. */
    boolean is(String callId, String ourTag, String theirTag);

    /**
     * Its telephone leaves the call, while its CCXML session goes on without noticing: this connection now stands for the
     * far end of another one, whose telephone leaves likewise. When one of the two is hung up, so is the other.
     */
    void handOver(Leg other);

    /** The connection that this one was handed over to is gone. */
    void otherIsGone();

    /** A document has something for the far side. */
    void signal(String name, Map<String, Object> values);

    /** Ends the call if this ticket of the toll gate let it pass. */
    default void endOutside(String ticketId) {}

    /** The gateway stops. */
    void stop();
}
