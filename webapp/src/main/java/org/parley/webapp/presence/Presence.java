package org.parley.webapp.presence;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The seven presences, in their fixed order. The number is the slot of the greeting that goes with it. */
public enum Presence {
    IN_OFFICE(1, "In Office"),
    AT_A_MEETING(2, "At A Meeting"),
    ON_VACATION(3, "On Vacation"),
    ON_BUSINESS_TRIP(4, "On Business Trip"),
    AT_HOME(5, "At Home"),
    AWAY(6, "Away"),
    BUSY(7, "Busy");

    private final int number;
    private final String title;

    Presence(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** 1 to 7. */
    public int number() {
        return number;
    }

    /** As pages write it. */
    public String title() {
        return title;
    }

    /** As addresses and forms write it, for instance {@code on-vacation}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Presence> ofNumber(int number) {
        return Arrays.stream(values()).filter(p -> p.number == number).findFirst();
    }

    public static Optional<Presence> ofId(String id) {
        return Arrays.stream(values()).filter(p -> p.id().equals(id)).findFirst();
    }
}
