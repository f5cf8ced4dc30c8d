package org.parley.webapp.phone;

import java.io.Serializable;

/**
 * The caller's leg of the call, as the platform told it when the call came in: messages are noted under it.
 *
 * @param id empty when the platform does not tell
 */
record CallLeg(String id) implements Serializable {
    private static final int LONGEST = 64;

    CallLeg {
        id = id.length() <= LONGEST ? id : "";
    }

    static String of(PhoneRequest request) {
        return request.kept(CallLeg.class).map(CallLeg::id).orElse("");
    }
}
