package org.parley.server;

/** The server will not start as it is set up; the message says what to change. */
final class StartRefused extends Exception {
    private static final long serialVersionUID = 1L;

    StartRefused(String message, Throwable cause) {
        super(message, cause);
    }
}
