package org.parley.webapp.toll;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What one user may call outside as it was set; what is empty follows {@link TollSettings}.
 *
 * @param outside whether outside lines may be used at all
 */
public record TollRights(
        boolean outside,
        Optional<Set<NumberClass>> classes,
        OptionalInt maxCallSeconds,
        OptionalInt callsPerDay,
        OptionalInt minutesPerDay,
        OptionalInt callsAtOnce) {
    public static final TollRights NONE = of(false);

    /** Only the permission. */
    public static TollRights of(boolean outside) {
        return new TollRights(
                outside,
                Optional.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }
}
