package org.parley.webapp.user;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A value for each field of a user, or of a template. Immutable. */
public final class UserValues {
    /** Of a new user whom no template gives anything else. */
    public static final UserValues DEFAULT = defaults();

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Map<UserField, String> values;

    private UserValues(Map<UserField, String> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    private static UserValues defaults() {
        EnumMap<UserField, String> values = new EnumMap<>(UserField.class);
        for (UserField field : UserField.values()) {
            values.put(field, field.kind() == UserField.Kind.SWITCH ? "false" : "");
        }
        values.put(UserField.VOICEMAIL, "true");
        values.put(UserField.LANGUAGE, "en-US");
        return new UserValues(values);
    }

    public String get(UserField field) {
        return values.get(field);
    }

    boolean on(UserField field) {
        return get(field).equals("true");
    }

    public UserValues with(UserField field, String value) {
        EnumMap<UserField, String> changed = new EnumMap<>(values);
        changed.put(field, value.strip());
        return new UserValues(changed);
    }

    /** These with what another one has in the fields of templates. */
    public UserValues withTemplate(UserValues template) {
        UserValues all = this;
        for (UserField field : UserField.inTemplates()) {
            all = all.with(field, template.get(field));
        }
        return all;
    }

    /** The fields of templates in which another one differs. */
    public List<UserField> overridesOf(UserValues template) {
        return UserField.inTemplates().stream()
                .filter(field -> !get(field).equals(template.get(field)))
                .toList();
    }

    /** What is different from before, for people: {@code field: before → now}. */
    String changesSince(UserValues before) {
        return java.util.Arrays.stream(UserField.values())
                .filter(field -> !get(field).equals(before.get(field)))
                .map(field -> field.id() + ": " + shown(before.get(field)) + " → " + shown(get(field)))
                .collect(Collectors.joining("; "));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "–" : value;
    }

    /** The fields of templates as JSON. */
    String templateJson() {
        Map<String, String> map = new LinkedHashMap<>();
        UserField.inTemplates().forEach(field -> map.put(field.id(), get(field)));
        return JSON.writeValueAsString(map);
    }

    /** What {@link #templateJson} wrote; fields that it did not know yet have their defaults. */
    static UserValues ofTemplateJson(String json) {
        JsonNode tree = JSON.readTree(json);
        UserValues all = DEFAULT;
        for (UserField field : UserField.inTemplates()) {
            all = all.with(field, tree.path(field.id()).asString(DEFAULT.get(field)));
        }
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UserValues values && values.values.equals(this.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return values.toString();
    }
}
