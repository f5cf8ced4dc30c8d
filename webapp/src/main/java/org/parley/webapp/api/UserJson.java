package org.parley.webapp.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.parley.webapp.user.NewSecrets;
import org.parley.webapp.user.UserField;
import org.parley.webapp.user.UserValues;
import tools.jackson.databind.JsonNode;

/** The fields of users and templates as JSON; null follows the settings of the server. */
final class UserJson {
    private UserJson() {}

    static Map<String, Object> of(UserValues values, boolean templateOnly) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (UserField field : UserField.values()) {
            if (!templateOnly || field.ofTemplates()) {
                json.put(field.id(), value(field, values.get(field)));
            }
        }
        return json;
    }

    private static Object value(UserField field, String text) {
        return switch (field.kind()) {
            case SWITCH -> Boolean.valueOf(text);
            case NUMBER -> text.isEmpty() ? null : Integer.valueOf(text);
            case CHOICE -> text.isEmpty() ? null : Boolean.valueOf(text);
            case CLASSES -> text.isEmpty() ? null : List.of(text.split(" "));
            case TEXT, LANGUAGE -> text;
        };
    }

    /** The name of a member that is no field; empty when all are. */
    static Optional<String> stranger(JsonNode body, boolean templateOnly, String... others) {
        return body.propertyNames().stream()
                .filter(name -> !List.of(others).contains(name)
                        && UserField.ofId(name)
                                .filter(field -> !templateOnly || field.ofTemplates())
                                .isEmpty())
                .findFirst();
    }

    /** What a body has, over what was. */
    static UserValues values(JsonNode body, UserValues before) {
        UserValues values = before;
        for (String name : body.propertyNames()) {
            Optional<UserField> field = UserField.ofId(name);
            if (field.isPresent()) {
                values = values.with(field.get(), text(body.get(name)));
            }
        }
        return values;
    }

    private static String text(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false)
                        .map(one -> one.asString(""))
                        .collect(Collectors.joining(" "))
                : value.isNull() ? "" : value.asString("?");
    }

    /** Only what was made. */
    static Map<String, Object> of(NewSecrets secrets) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("extension", secrets.extension());
        json.put("login", secrets.login());
        Map.of("pin", secrets.pin(), "password", secrets.password(), "sipSecret", secrets.sip())
                .forEach((name, secret) -> {
                    if (!secret.isEmpty()) {
                        json.put(name, secret);
                    }
                });
        return json;
    }

    static Map<String, Object> problem(Map<UserField, String> mistakes) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", 409);
        json.put("title", "Conflict");
        json.put("detail", String.join(" ", mistakes.values()));
        Map<String, String> fields = new LinkedHashMap<>();
        mistakes.forEach((field, mistake) -> fields.put(field.id(), mistake));
        json.put("fields", fields);
        return json;
    }
}
