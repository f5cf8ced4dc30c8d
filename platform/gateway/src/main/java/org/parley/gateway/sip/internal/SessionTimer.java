package org.parley.gateway.sip.internal;

import java.time.Duration;
import java.util.Iterator;
import java.util.Locale;
import java.util.OptionalLong;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;

/**
 * What both sides agreed on about the life of a session (RFC 4028).
 *
 * @param seconds the session ends when nobody refreshes it for so long
 * @param ours whether we refresh it, else the far side does
 * @param required whether the far side knows session timers, and must be told that they are used
 */
record SessionTimer(long seconds, boolean ours, boolean required) {
    /** The shortest that anybody may ask for (RFC 4028 §5). */
    static final long SHORTEST = 90;

    /**
     * Answers a request as the RFC's section 9 says: an interval may become shorter, but not below what a proxy set; who
     * knows no timers need not refresh; and we refresh unless the far side offers to.
     */
    static SessionTimer answering(Request request, Duration usual) {
        boolean known = supported(request);
        long most = Math.max(
                Math.max(usual.toSeconds(), SHORTEST),
                seconds(request, "Min-SE").orElse(SHORTEST));
        long seconds = Math.min(most, seconds(request, "Session-Expires").orElse(most));
        return new SessionTimer(seconds, !known || !refresher(request).equals("uac"), known);
    }

    /**
     * Reads the answer to a request of ours (section 7.2). Without a word about it the far side knows no timers, and we
     * refresh as we wished.
     */
    static SessionTimer answered(Response response, long wished) {
        return new SessionTimer(
                seconds(response, "Session-Expires").orElse(wished),
                !refresher(response).equals("uas"),
                supported(response));
    }

    /** Whether a request wishes less than we take. Its sender can only be told when it knows timers (section 5). */
    static boolean tooShort(Request request) {
        return supported(request) && seconds(request, "Session-Expires").orElse(SHORTEST) < SHORTEST;
    }

    /** What a 422 asks for. */
    static OptionalLong least(Response response) {
        return seconds(response, "Min-SE");
    }

    /** For the answer to a request of theirs. */
    String fieldOfAnswer() {
        return seconds + ";refresher=" + (ours ? "uas" : "uac");
    }

    /** For a refresh of ours. */
    String fieldOfRefresh() {
        return seconds + ";refresher=uac";
    }

    /** When we refresh: half of the interval is left then (section 7.2). */
    Duration refreshAfter() {
        return Duration.ofSeconds(seconds).dividedBy(2);
    }

    /** When a session that nobody refreshed is ended: a little before its time (section 10). */
    Duration endAfter() {
        return Duration.ofSeconds(seconds - Math.min(32, seconds / 3));
    }

    private static boolean supported(Message message) {
        return values(message, "Supported").matches("(?s).*\\btimer\\b.*")
                || values(message, "Require").matches("(?s).*\\btimer\\b.*");
    }

    private static String refresher(Message message) {
        String value = values(message, "Session-Expires").replaceAll("\\s", "");
        int at = value.indexOf("refresher=");
        return at < 0 ? "" : value.substring(at + "refresher=".length()).split("[;,]")[0];
    }

    private static OptionalLong seconds(Message message, String name) {
        String seconds = values(message, name).split("[;,\\s]")[0];
        return seconds.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(seconds)) : OptionalLong.empty();
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
