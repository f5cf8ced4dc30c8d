package org.parley.webapp.account;

/**
 * Where a PIN is typed.
 *
 * @param address network address of the caller: not the number in From, which costs nothing to change
 * @param user the extension that the telephone has proved to be, empty for a guest
 */
public record PinSource(String address, String user) {

    /** Wrong PINs are counted under this name, whatever extension they were for. */
    String subject() {
        return "from:" + (user.isEmpty() ? "guest:" + address : user);
    }
}
