package org.parley.webapp.deposit;

import java.util.Locale;

/** Where a deposit stands. {@link #OPEN} may become any other; the others are final. */
enum DepositState {
    OPEN,
    DELIVERED,
    CANCELLED,
    EMPTY;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DepositState ofId(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
