package org.parley.webapp.account;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** What an account may do beyond its own mailbox. */
public enum Role {
    ADMINISTRATOR,
    OUTSIDE_LINES,
    SCHEDULE_CONFERENCES,
    SEND_TO_ALL,
    EDIT_ROUTES,
    /** Sees where the own calls go. */
    SEE_ROUTES;

    static String toText(Set<Role> roles) {
        return roles.stream()
                .sorted()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(","));
    }

    static Set<Role> fromText(String text) {
        return Arrays.stream(text.split(","))
                .filter(name -> !name.isEmpty())
                .map(name -> valueOf(name.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }
}
