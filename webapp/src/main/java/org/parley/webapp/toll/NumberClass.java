package org.parley.webapp.toll;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What kind of number is called, the dearest last. */
public enum NumberClass {
    INTERNAL,
    LOCAL,
    NATIONAL,
    INTERNATIONAL,
    PREMIUM;

    /** As settings and REST name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<NumberClass> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }
}
