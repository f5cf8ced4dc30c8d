package org.parley.webapp.conference;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The section {@code conference} of the settings.
 *
 * @param enabled whether there are conferences that people schedule
 * @param center numbers that ask for the ID of a conference
 * @param unscheduled standing conferences: ID to password
 * @param seats callers that one conference takes
 * @param atOnce conferences that may take place at once, enabled standing ones among them
 * @param warnings so many minutes before the end those inside are told; past it everybody may stay
 * @param keepDays how long expired and canceled conferences are kept
 * @param recordNames whether callers say their names, which those inside hear when they come and go
 * @param invitation what invitations tell
 */
public record ConferenceSettings(
        boolean enabled,
        Set<String> center,
        Map<String, String> unscheduled,
        int seats,
        int atOnce,
        List<Integer> warnings,
        int keepDays,
        boolean recordNames,
        InvitationSettings invitation) {

    /** No conferences. */
    public static final ConferenceSettings NONE =
            new ConferenceSettings(false, Set.of(), Map.of(), 1, 1, List.of(), 30, false, InvitationSettings.NONE);

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
        return new ConferenceSettings(
                !"false".equals(String.valueOf(section.get("enabled"))),
                Set.copyOf(center),
                Map.copyOf(passwords),
                atLeastOne(section, "seats"),
                atLeastOne(section, "at-once"),
                warnings(section.get("warnings")),
                atLeastOne(section, "keep-days"),
                "true".equals(String.valueOf(section.get("record-names"))),
                InvitationSettings.of(section.get("invitation")));
    }

    private static int atLeastOne(Map<String, ?> section, String name) {
        int number = Integer.parseInt(String.valueOf(section.get(name)));
        if (number < 1) {
            throw new IllegalArgumentException("conference." + name + " must be at least 1, not " + number);
        }
        return number;
    }

    private static List<Integer> warnings(Object value) {
        List<Integer> minutes = value instanceof List<?> list
                ? list.stream().map(one -> Integer.valueOf(String.valueOf(one))).toList()
                : List.of();
        if (minutes.stream().anyMatch(one -> one < 1 || one > 59)) {
            throw new IllegalArgumentException("conference.warnings are minutes from 1 to 59, not " + minutes);
        }
        return minutes;
    }

    private static String digits(String what, Object value) {
        String text = String.valueOf(value);
        if (!text.matches("[0-9]{1,16}")) {
            throw new IllegalArgumentException("conference.unscheduled: " + what + " must be digits");
        }
        return text;
    }
}
