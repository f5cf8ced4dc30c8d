package org.parley.browser.grammar;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The address of a built-in grammar: {@code builtin:dtmf/digits?minlength=3;maxlength=5}. The part {@code dtmf/} or
 * {@code grammar/} may be left out.
 */
record BuiltinUri(String uri, String type, Map<String, String> parameters) {

    static BuiltinUri parse(String uri) throws GrammarException {
        String text = uri.strip();
        String rest = text.regionMatches(true, 0, "builtin:", 0, 8) ? text.substring(8) : text;
        int query = rest.indexOf('?');
        String type = (query < 0 ? rest : rest.substring(0, query)).toLowerCase(Locale.ROOT);
        if (type.startsWith("dtmf/") || type.startsWith("grammar/")) {
            type = type.substring(type.indexOf('/') + 1);
        }
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query < 0 ? new String[0] : rest.substring(query + 1).split("[;&]")) {
            String[] parts = pair.split("=", 2);
            if (parts.length != 2) {
                throw new GrammarException("error.badfetch", uri + ": '" + pair + "' is no name=value", null);
            }
            parameters.put(parts[0].strip(), parts[1].strip());
        }
        return new BuiltinUri(uri, type, Map.copyOf(parameters));
    }

    int number(String name, int fallback) throws GrammarException {
        String value = parameters.get(name);
        if (value == null) {
            return fallback;
        }
        if (!value.matches("\\d{1,4}")) {
            throw contradiction(name + "=" + value + " is no length");
        }
        return Integer.parseInt(value);
    }

    String key(String name, String fallback) throws GrammarException {
        String value = parameters.getOrDefault(name, fallback);
        if (value.length() != 1 || DtmfKeys.ALL.indexOf(value) < 0) {
            throw contradiction(name + "=" + value + " is no key");
        }
        return value;
    }

    GrammarException contradiction(String what) {
        return new GrammarException("error.badfetch", uri + ": " + what, null);
    }
}
