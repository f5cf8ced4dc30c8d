package org.parley.browser.script.internal;

/** A script asked for too much. An Error, so that no {@code catch} of the script can hold it. */
public final class LimitExceeded extends Error {
    LimitExceeded(String message) {
        super(message, null, false, false);
    }
}
