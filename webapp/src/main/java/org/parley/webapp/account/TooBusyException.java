package org.parley.webapp.account;

/** More logins came than can be checked; the same request may succeed a little later. */
public final class TooBusyException extends Exception {
    private static final long serialVersionUID = 1L;

    TooBusyException(String message, Throwable cause) {
        super(message, cause);
    }
}
