package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserValues;

/** The fields of users and templates in forms. */
final class UserForm {

    private enum Group {
        PERSON("Person", UserField.LANGUAGE),
        RIGHTS("Rights", UserField.EDIT_ROUTES),
        VOICEMAIL("Voicemail", UserField.OPERATOR),
        OUTSIDE("Outside lines", UserField.CALLS_AT_ONCE);

        private final String title;
        private final UserField last;

        Group(String title, UserField last) {
            this.title = title;
            this.last = last;
        }

        static Group of(UserField field) {
            return Arrays.stream(values())
                    .filter(group -> field.compareTo(group.last) <= 0)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private UserForm() {}

    /** What was typed; fields that the form has not stay as in {@code base}. */
    static UserValues sent(HttpServletRequest request, UserValues base, boolean templateOnly) {
        UserValues values = base;
        for (UserField field : UserField.values()) {
            if (!templateOnly || field.ofTemplates()) {
                values = values.with(field, sent(request, field));
            }
        }
        return values;
    }

    private static String sent(HttpServletRequest request, UserField field) {
        String[] given =
                Optional.ofNullable(request.getParameterValues(field.id())).orElse(new String[0]);
        return switch (field.kind()) {
            case SWITCH -> String.valueOf(given.length > 0);
            case CLASSES -> String.join(" ", given);
            default -> given.length == 0 ? "" : given[0];
        };
    }

    /**
     * The groups of fields as templates of pages show them.
     *
     * @param shown which fields there are
     * @param overrides fields that differ from what the user's template gave
     */
    static List<Map<String, Object>> groups(
            UserValues values,
            Map<UserField, String> mistakes,
            List<String> languages,
            Predicate<UserField> shown,
            Set<UserField> overrides) {
        return Arrays.stream(Group.values())
                .map(group -> Map.<String, Object>of(
                        "title",
                        group.title,
                        "fields",
                        Arrays.stream(UserField.values())
                                .filter(field -> Group.of(field) == group && shown.test(field))
                                .map(field -> row(
                                        field,
                                        values.get(field),
                                        mistakes.getOrDefault(field, ""),
                                        languages,
                                        overrides.contains(field)))
                                .toList()))
                .toList();
    }

    private static Map<String, Object> row(
            UserField field, String value, String mistake, List<String> languages, boolean override) {
        Map<String, Object> row = new HashMap<>();
        row.put("id", field.id());
        row.put("label", field.label());
        row.put("hint", field.hint());
        row.put("kind", field.kind().name().toLowerCase(Locale.ROOT));
        row.put("value", value);
        row.put("mistake", mistake);
        row.put("override", override);
        row.put("choices", choices(field, value, languages));
        return row;
    }

    private static List<Map<String, Object>> choices(UserField field, String value, List<String> languages) {
        return switch (field.kind()) {
            case LANGUAGE ->
                languages.stream()
                        .map(tag -> choice(
                                tag, Locale.forLanguageTag(tag).getDisplayName(Locale.ENGLISH), tag.equals(value)))
                        .toList();
            case CHOICE ->
                List.of(
                        choice("", "As the server's settings say", value.isEmpty()),
                        choice("true", "Yes", value.equals("true")),
                        choice("false", "No", value.equals("false")));
            case CLASSES ->
                Arrays.stream(NumberClass.values())
                        .map(one -> choice(
                                one.id(),
                                one.id(),
                                Arrays.asList(value.split(" ")).contains(one.id())))
                        .toList();
            default -> List.of();
        };
    }

    private static Map<String, Object> choice(String id, String name, boolean chosen) {
        return Map.of("id", id, "name", name, "chosen", chosen);
    }
}
