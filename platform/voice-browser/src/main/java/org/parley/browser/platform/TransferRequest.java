package org.parley.browser.platform;

import java.time.Duration;
import java.util.Optional;

/**
 * Whom to connect the caller to (VoiceXML 2.0 §2.3.7, 2.1 §7).
 *
 * @param destination a {@code tel:} or {@code sip:} URI
 * @param connectTimeout how long it may ring; the browser's own timer ends the transfer then
 * @param maxTime longest bridge, likewise; empty for no bound
 * @param aai what to tell the other side, VoiceXML's {@code aai}
 */
public record TransferRequest(
        String destination, Type type, Duration connectTimeout, Optional<Duration> maxTime, Optional<String> aai) {

    public enum Type {
        /** The caller is handed over and does not come back. */
        BLIND,
        /** The caller and the other side are joined, the dialog waits and listens. */
        BRIDGE,
        /** As {@link #BLIND}, but only once the other side has answered. */
        CONSULTATION
    }
}
