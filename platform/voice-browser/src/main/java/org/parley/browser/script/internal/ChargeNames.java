package org.parley.browser.script.internal;

import java.security.SecureRandom;

/**
 * The names under which the inserted charges find their functions. Unpredictable, so that no script can put a function
 * of its own in their place.
 *
 * @param text charges a string result
 * @param object charges a new object or element
 * @param spread charges the elements that a list is spread to
 */
record ChargeNames(String text, String object, String spread) {
    static ChargeNames random() {
        String tag = Long.toHexString(new SecureRandom().nextLong());
        return new ChargeNames("text$" + tag, "object$" + tag, "spread$" + tag);
    }
}
