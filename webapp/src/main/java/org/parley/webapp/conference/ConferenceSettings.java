package org.parley.webapp.conference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The section {@code conference} of the settings.
 *
 * @param center numbers that ask for the ID of a conference
 * @param unscheduled standing conferences: ID to password
 * @param seats callers that one conference takes
 */
public record ConferenceSettings(Set<String> center, Map<String, String> unscheduled, int seats) {

    /** No conferences. */
    public static final ConferenceSettings NONE = new ConferenceSettings(Set.of(), Map.of(), 1);

    /** Reads the section as a HOCON object unwraps to. */
    public static ConferenceSettings of(Map<String, ?> section) {
        Map<String, String> passwords = new TreeMap<>();
        if (section.get("unscheduled") instanceof Map<?, ?> ids) {
            ids.forEach(
                    (id, password) -> passwords.put(digits("an ID", id), digits("the password of " + id, password)));
        }
        Set<String> center = new TreeSet<>();
        if (section.get("center") instanceof List<?> numbers) {
            numbers.forEach(number -> center.add(String.valueOf(number)));
        }
        int seats = Integer.parseInt(String.valueOf(section.get("seats")));
        if (seats < 1) {
            throw new IllegalArgumentException("conference.seats must be at least 1, not " + seats);
        }
        return new ConferenceSettings(Set.copyOf(center), Map.copyOf(passwords), seats);
    }

    private static String digits(String what, Object value) {
        String text = String.valueOf(value);
        if (!text.matches("[0-9]{1,16}")) {
            throw new IllegalArgumentException("conference.unscheduled: " + what + " must be digits");
        }
        return text;
    }
}
