package org.parley.gateway.registrar;

import java.time.Instant;
import java.util.List;

/**
 * Where one telephone of an extension can be reached.
 *
 * @param contact its URI, as it gave it
 * @param instance {@code +sip.instance}, empty for none
 * @param q preference in thousandths
 * @param flow where its requests come from
 * @param path proxies towards it (RFC 3327), the nearest to us first
 */
public record Binding(
        String user,
        String contact,
        String instance,
        int q,
        Flow flow,
        List<String> path,
        String callId,
        long sequence,
        String userAgent,
        Instant expires) {

    /**
     * The way that a telephone opened to us, and that the way back must use when it sits behind an address translator.
     *
     * @param transport {@code udp}, {@code tcp} or {@code tls}; empty when the way is lost
     */
    public record Flow(String transport, String host, int port) {
        static final Flow LOST = new Flow("", "", 0);

        boolean isLost() {
            return transport.isEmpty();
        }

        String text() {
            return isLost() ? "" : transport + ":" + host + ":" + port;
        }

        static Flow of(String text) {
            int first = text.indexOf(':');
            int last = text.lastIndexOf(':');
            return first < 1 || last <= first || !text.substring(last + 1).matches("\\d{1,5}")
                    ? LOST
                    : new Flow(
                            text.substring(0, first),
                            text.substring(first + 1, last),
                            Integer.parseInt(text.substring(last + 1)));
        }
    }

    Binding withFlow(Flow other) {
        return new Binding(user, contact, instance, q, other, path, callId, sequence, userAgent, expires);
    }

    /** Whether only its end differs from another one. */
    boolean refreshes(Binding other) {
        return user.equals(other.user)
                && contact.equals(other.contact)
                && flow.equals(other.flow)
                && path.equals(other.path)
                && q == other.q;
    }
}
