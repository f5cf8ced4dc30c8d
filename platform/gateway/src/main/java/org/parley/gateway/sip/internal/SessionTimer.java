package org.parley.gateway.sip.internal;

import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What a Session-Expires says (RFC 4028).
 *
 * @param uas whether the one who answers the request must refresh
 */
record SessionTimer(long seconds, boolean uas) {
    /** The shortest that we take (RFC 4028 §5). */
    static final long SHORTEST = 90;

    /** What a request wishes, if its sender knows timers. */
    static Optional<SessionTimer> wished(Request request) {
        return supports(request) ? of(request) : Optional.empty();
    }

    static Optional<SessionTimer> agreed(Response response) {
        return of(response);
    }

    /** Whether a request wishes less than we take. */
    static boolean tooShort(Request request) {
        return wished(request).filter(timer -> timer.seconds() < SHORTEST).isPresent();
    }

    private static boolean supports(Message message) {
        return values(message, "Supported").contains("timer")
                || values(message, "Require").contains("timer");
    }

    private static Optional<SessionTimer> of(Message message) {
        String value = values(message, "Session-Expires");
        String seconds = value.split(";")[0].strip();
        return seconds.matches("\\d{1,9}")
                ? Optional.of(new SessionTimer(
                        Long.parseLong(seconds), value.replace(" ", "").contains("refresher=uas")))
                : Optional.empty();
    }

    private static String values(Message message, String name) {
        StringBuilder text = new StringBuilder();
        Iterator<?> headers = message.getHeaders(name);
        while (headers.hasNext()) {
            String line = headers.next().toString().trim();
            text.append(line.substring(line.indexOf(':') + 1).trim()).append(' ');
        }
        return text.toString().toLowerCase(Locale.ROOT).strip();
    }
}
