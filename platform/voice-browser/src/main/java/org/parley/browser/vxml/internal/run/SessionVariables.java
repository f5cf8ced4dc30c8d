package org.parley.browser.vxml.internal.run;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.dialog.DialogRequest;
import org.parley.browser.script.Scope;

/** The read-only variables {@code session.…} (VoiceXML 2.0 §5.1.4; CCXML 1.0 appendix D for the parameters). */
final class SessionVariables {
    private SessionVariables() {}

    static Scope declare(Scope scope, DialogRequest request) {
        Map<String, Object> session = new LinkedHashMap<>(request.session());
        Map<String, Object> connection = copy(session.get("connection"));
        Map<String, Object> ccxml = copy(connection.get("ccxml"));
        ccxml.put("values", request.parameters());
        connection.put("ccxml", ccxml);
        session.put("connection", connection);
        scope.declareReadOnly("session", session);
        session.forEach(scope::declareReadOnly);
        return scope;
    }

    private static Map<String, Object> copy(Object value) {
        Map<String, Object> copy = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((name, member) -> copy.put(name.toString(), member));
        }
        return copy;
    }
}
