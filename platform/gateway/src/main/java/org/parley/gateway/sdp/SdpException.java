package org.parley.gateway.sdp;

/** A session description that cannot be read, or in which nothing can be agreed on. The message says what and why. */
public final class SdpException extends Exception {
    private static final long serialVersionUID = 1L;

    public SdpException(String message) {
        super(message);
    }
}
