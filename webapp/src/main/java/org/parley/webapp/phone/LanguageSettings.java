package org.parley.webapp.phone;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The section {@code languages} of the settings: which languages callers hear.
 *
 * @param primary BCP 47
 * @param secondary the other one that a caller may choose
 * @param lines the language of callers to a number, where it is not the primary one
 * @param answers which language each application answers in
 * @param changeable the applications in which pound pound changes the language
 */
public record LanguageSettings(
        String primary,
        Optional<String> secondary,
        Map<String, String> lines,
        Map<Application, Answer> answers,
        Set<Application> changeable) {

    /** What a call is in. Leaving a message never changes the language of a call. */
    public enum Application {
        MESSAGE_CENTER,
        ATTENDANT,
        LEAVING_VOICEMAIL,
        CONFERENCE;

        String id() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** Always the one language, or that of the line and then of the user. */
    public enum Answer {
        PRIMARY,
        SECONDARY,
        AUTOMATIC
    }

    /** One language for everything. */
    public static LanguageSettings only(String language) {
        return new LanguageSettings(language, Optional.empty(), Map.of(), Map.of(), Set.of());
    }

    /**
     * Reads the section as a HOCON object unwraps to.
     *
     * @throws IllegalArgumentException naming the setting that is wrong
     */
    public static LanguageSettings of(Map<String, ?> section) {
        String secondary = String.valueOf(section.get("secondary"));
        Map<String, String> lines = new HashMap<>();
        map(section, "lines").forEach((number, language) -> lines.put(number, String.valueOf(language)));
        Map<Application, Answer> answers = new LinkedHashMap<>();
        map(section, "answer").forEach((name, answer) -> answers.put(application(name), answer(name, answer)));
        List<?> changeable = section.get("change") instanceof List<?> list ? list : List.of();
        return new LanguageSettings(
                String.valueOf(section.get("primary")),
                Optional.of(secondary).filter(tag -> !tag.isEmpty() && !tag.equals("null")),
                Map.copyOf(lines),
                Map.copyOf(answers),
                Set.copyOf(changeable.stream()
                        .map(name -> application(String.valueOf(name)))
                        .toList()));
    }

    private static Map<String, Object> map(Map<String, ?> section, String name) {
        Map<String, Object> map = new HashMap<>();
        if (section.get(name) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> map.put(String.valueOf(key), value));
        }
        return map;
    }

    private static Application application(String name) {
        for (Application application : Application.values()) {
            if (application.id().equals(name)) {
                return application;
            }
        }
        throw new IllegalArgumentException("languages: there is no application " + name);
    }

    private static Answer answer(String name, Object answer) {
        try {
            return Answer.valueOf(String.valueOf(answer).toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "languages.answer." + name + " must be primary, secondary or automatic, not " + answer, e);
        }
    }

    /** Both languages, the primary one first. */
    public List<String> all() {
        return secondary.map(other -> List.of(primary, other)).orElse(List.of(primary));
    }

    /** What a caller to a number hears first. */
    public String answering(Application application, String called) {
        return switch (answers.getOrDefault(application, Answer.AUTOMATIC)) {
            case PRIMARY -> primary;
            case SECONDARY -> secondary.orElse(primary);
            case AUTOMATIC ->
                Optional.ofNullable(lines.get(called)).filter(all()::contains).orElse(primary);
        };
    }

    /** What a user hears who has proved who it is, and has not chosen in this call. */
    public String afterLogin(String current, String user) {
        boolean automatic = answers.getOrDefault(Application.MESSAGE_CENTER, Answer.AUTOMATIC) == Answer.AUTOMATIC;
        return automatic && all().contains(user) ? user : current;
    }

    /** The language to which pound pound changes. */
    public Optional<String> other(String current) {
        return all().stream().filter(language -> !language.equals(current)).findFirst();
    }

    boolean changes(Application application) {
        return secondary.isPresent() && changeable.contains(application);
    }
}
