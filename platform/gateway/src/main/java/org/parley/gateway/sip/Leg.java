package org.parley.gateway.sip;

import org.parley.gateway.media.MediaSession;

/** A connection of a CCXML session, as the gateway holds it. Methods may be called by any thread. */
interface Leg {

    String connectionId();

    /** Its audio. */
    MediaSession media();

    /** Somebody is to hear it or to be heard by it before it is answered. */
    void openEarly();

    void hangUp(String reason);

    /** The gateway stops. */
    void stop();
}
