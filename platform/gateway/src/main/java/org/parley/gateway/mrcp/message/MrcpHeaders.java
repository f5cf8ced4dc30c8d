package org.parley.gateway.mrcp.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields in their order (RFC 6787 §6.1). Names are the same in upper and lower case. Immutable. */
public record MrcpHeaders(List<Field> fields) {
    public static final MrcpHeaders NONE = new MrcpHeaders(List.of());

    /** @param value without white space around it, on one line; may be empty, as in GET-PARAMS */
    public record Field(String name, String value) {
        public Field {
            if (!isName(name)) {
                throw new IllegalArgumentException("'" + name + "' is no name of an MRCP header field");
            }
            value = value.strip();
            if (value.indexOf('\r') >= 0 || value.indexOf('\n') >= 0) {
                throw new IllegalArgumentException("the header field " + name + " has a line break in it");
            }
        }

        /** RFC 6787 §15: a token. */
        static boolean isName(String name) {
            return !name.isEmpty()
                    && name.chars().allMatch(c -> c > ' ' && c < 127 && "()<>@,;:\\\"/[]?={}".indexOf(c) < 0);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Field that && name.equalsIgnoreCase(that.name) && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode();
        }
    }

    public MrcpHeaders {
        fields = List.copyOf(fields);
    }

    /** @param namesAndValues alternately */
    public static MrcpHeaders of(String... namesAndValues) {
        MrcpHeaders headers = NONE;
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers = headers.with(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    public MrcpHeaders with(String name, String value) {
        List<Field> more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new MrcpHeaders(more);
    }

    public MrcpHeaders without(String name) {
        return new MrcpHeaders(fields.stream()
                .filter(field -> !field.name().equalsIgnoreCase(name))
                .toList());
    }

    public Optional<String> first(String name) {
        return fields.stream()
                .filter(field -> field.name().equalsIgnoreCase(name))
                .map(Field::value)
                .findFirst();
    }

    /** Of Completion-Cause (RFC 6787 §8.4.4, §9.4.11), {@code 000 normal} for instance; -1 when there is none. */
    public int completionCause() {
        return first("Completion-Cause")
                .map(cause -> cause.split("\\s", 2)[0])
                .filter(code -> code.matches("\\d{3}"))
                .map(Integer::parseInt)
                .orElse(-1);
    }
}
