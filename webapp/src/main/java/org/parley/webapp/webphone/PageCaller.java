package org.parley.webapp.webphone;

import java.net.InetAddress;

/**
 * Who calls from a page.
 *
 * @param extension of the account that is logged in, empty for a guest
 * @param name as it is shown to whoever is called, may be empty
 * @param address of the browser
 */
public record PageCaller(String extension, String name, InetAddress address) {

    /** Whose calls are counted together: a user's, or those of guests at one address. */
    String counted() {
        return extension.isEmpty() ? address.getHostAddress() : "user " + extension;
    }
}
