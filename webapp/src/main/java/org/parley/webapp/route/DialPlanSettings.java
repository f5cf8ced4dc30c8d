package org.parley.webapp.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.webapp.template.TimeSpan;

/**
 * The section {@code dialplan} of the settings.
 *
 * @param messageCenter numbers of the message center
 * @param messageCenterPrefix before an extension: its message center
 * @param depositPrefix before an extension: leave a message for it
 * @param operatorDigit reaches the operator
 * @param operator the operator's extension
 * @param attendant numbers of the auto attendant
 * @param notYet numbers that are told to be not available yet
 * @param extensionDigits how many digits an extension has
 * @param outsidePrefix before a number outside
 * @param pinPrefix before the PIN of the telephone's extension and a number outside
 * @param everybodyDigit in the list of recipients: everybody
 * @param emergency numbers that every telephone of ours may call
 * @param documents addresses below which VoiceXML documents are that callers may name
 * @param announcements likewise, of recordings
 * @param ring how long the telephones of an extension ring
 */
public record DialPlanSettings(
        Set<String> messageCenter,
        String messageCenterPrefix,
        String depositPrefix,
        String operatorDigit,
        String operator,
        Set<String> attendant,
        Set<String> notYet,
        int extensionDigits,
        Duration ring,
        String outsidePrefix,
        String pinPrefix,
        String everybodyDigit,
        Set<String> emergency,
        AllowedSources documents,
        AllowedSources announcements) {

    /** Reads the section as a HOCON object unwraps to. */
    public static DialPlanSettings of(Map<String, ?> section) {
        return new DialPlanSettings(
                texts(section, "message-center"),
                text(section, "message-center-prefix"),
                text(section, "deposit-prefix"),
                text(section, "operator-digit"),
                text(section, "operator"),
                texts(section, "attendant"),
                texts(section, "not-yet"),
                Integer.parseInt(text(section, "extension-digits")),
                ring(section),
                section.containsKey("outside-prefix") ? text(section, "outside-prefix") : "9",
                section.containsKey("outside-pin-prefix") ? text(section, "outside-pin-prefix") : "78",
                section.containsKey("everybody-digit") ? text(section, "everybody-digit") : "9",
                section.containsKey("emergency") ? texts(section, "emergency") : Set.of(),
                sources(section, "documents"),
                sources(section, "announcements"));
    }

    private static Duration ring(Map<String, ?> section) {
        String text = section.containsKey("ring") ? text(section, "ring") : "20 s";
        return TimeSpan.parse(text)
                .map(TimeSpan::duration)
                .orElseThrow(() -> new IllegalArgumentException("dialplan.ring is not a time: " + text));
    }

    private static AllowedSources sources(Map<String, ?> section, String name) {
        return new AllowedSources(section.containsKey(name) ? texts(section, name) : Set.of());
    }

    private static String text(Map<String, ?> section, String name) {
        return String.valueOf(present(section, name));
    }

    private static Set<String> texts(Map<String, ?> section, String name) {
        if (present(section, name) instanceof List<?> list) {
            return Set.copyOf(list.stream().map(String::valueOf).toList());
        }
        throw new IllegalArgumentException("dialplan." + name + " must be a list");
    }

    private static Object present(Map<String, ?> section, String name) {
        Object value = section.get(name);
        if (value == null) {
            throw new IllegalArgumentException("dialplan." + name + " is missing");
        }
        return value;
    }
}
