package org.parley.browser.dialog;

import java.time.Duration;
import java.util.Optional;

/**
 * What VoiceXML {@code <transfer>} asks of call control (VoiceXML 2.0 §2.3.7, 2.1 §7; CCXML 1.0 appendix D).
 *
 * @param destination the URI to call
 * @param connectTimeout how long to wait for an answer; empty for the platform's own choice
 * @param maxTime bound on a bridged call; empty for none
 * @param aai application-to-application information; empty for none
 */
public record TransferRequest(
        Type type, String destination, Optional<Duration> connectTimeout, Optional<Duration> maxTime, String aai) {

    /** {@code bridge}, {@code blind}, {@code consultation}. */
    public enum Type {
        BRIDGE,
        BLIND,
        CONSULTATION
    }
}
