package org.parley.webapp.notification;

import java.util.regex.Pattern;

/** Who can be told: the forms of an address in the settings of a user. */
final class MailAddress {
    /** RFC 5321 mailboxes without quoted and literal forms; nothing that could end a header line gets through. */
    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final int LONGEST = 254;

    private MailAddress() {}

    static boolean isEmail(String text) {
        return text.length() <= LONGEST && EMAIL.matcher(text).matches();
    }

    /** An e-mail address, a login name or the number of an alias. */
    static boolean valid(String text) {
        return isEmail(text) || NAME.matcher(text).matches();
    }
}
