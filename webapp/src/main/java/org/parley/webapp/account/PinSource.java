package org.parley.webapp.account;

/**
 * Where a PIN is typed.
 *
 * @param number of the caller, not trusted
 * @param user the extension that the telephone has proved to be, empty for a guest
 */
public record PinSource(String number, String user) {

    /** Wrong PINs are counted under this name, whatever extension they were for. */
    String subject() {
        return "from:" + (user.isEmpty() ? "guest:" + number : user);
    }
}
