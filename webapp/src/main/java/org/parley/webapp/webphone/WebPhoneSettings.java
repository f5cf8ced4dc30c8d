package org.parley.webapp.webphone;

import java.time.Duration;

/**
 * Bounds of calls from pages.
 *
 * @param guests who may call without a login
 * @param calls at once, of all together
 * @param callsOfUser at once
 * @param callsOfAddress at once, of guests at one address
 * @param longest a call is ended then
 */
public record WebPhoneSettings(Guests guests, int calls, int callsOfUser, int callsOfAddress, Duration longest) {

    /** Who may call without a login; they reach mailboxes only. */
    public enum Guests {
        /** Whoever sits at the machine of a server that no other machine can reach. */
        DEMO,
        EVERYBODY,
        NOBODY
    }

    public static final WebPhoneSettings DEFAULT = new WebPhoneSettings(Guests.DEMO, 50, 2, 4, Duration.ofHours(1));
}
