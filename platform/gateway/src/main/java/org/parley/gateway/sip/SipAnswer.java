package org.parley.gateway.sip;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The final answer to a request of ours.
 *
 * @param status 408 also when none came, 503 also when it could not be sent
 * @param headers values by lower-case name
 */
public record SipAnswer(int status, String reason, Map<String, List<String>> headers) {

    public List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }
}
