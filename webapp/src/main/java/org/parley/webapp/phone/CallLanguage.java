package org.parley.webapp.phone;

import java.io.Serializable;

/**
 * The language of a call.
 *
 * @param tag BCP 47; empty before the call has one
 * @param chosen whether the caller chose it: then it stays
 */
record CallLanguage(String tag, boolean chosen) implements Serializable {

    static final CallLanguage NONE = new CallLanguage("", false);
}
