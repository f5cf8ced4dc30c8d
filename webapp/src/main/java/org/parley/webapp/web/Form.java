package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was typed into the fields of a form, and what is wrong with each: shown again, so that nothing typed is lost. */
final class Form {
    private final Map<String, Field> fields = new LinkedHashMap<>();

    /**
     * One field.
     *
     * @param mistake a sentence, empty when nothing is wrong
     */
    public record Field(String value, String mistake) {}

    /** A form with empty fields. */
    static Form of(String... names) {
        Form form = new Form();
        List.of(names).forEach(name -> form.set(name, ""));
        return form;
    }

    /** A form as it was sent; what is missing is empty. */
    static Form sent(HttpServletRequest request, String... names) {
        Form form = of(names);
        for (String name : names) {
            String value = request.getParameter(name);
            form.set(name, value == null ? "" : value);
        }
        return form;
    }

    Form set(String name, String value) {
        fields.put(name, new Field(value, ""));
        return this;
    }

    String get(String name) {
        return fields.get(name).value();
    }

    Form mistake(String name, String sentence) {
        fields.put(name, new Field(get(name), sentence));
        return this;
    }

    /** Secrets are never shown again. */
    Form without(String... names) {
        for (String name : names) {
            fields.put(name, new Field("", fields.get(name).mistake()));
        }
        return this;
    }

    boolean right() {
        return fields.values().stream().allMatch(field -> field.mistake().isEmpty());
    }

    /** For a template. */
    Map<String, Field> fields() {
        return fields;
    }
}
