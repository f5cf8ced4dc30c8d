package org.parley.webapp.route;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a call asks of us as a media server: its Request-URI names the service (RFC 4240 §2) and what it needs.
 *
 * @param kind the service
 * @param parameters of the Request-URI by lower-case name, without escapes
 */
public record MediaService(Kind kind, Map<String, String> parameters) {
    private static final int MOST_REPEATS = 20;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(60);

    /** The services of RFC 4240. */
    public enum Kind {
        /** A VoiceXML document (RFC 4240 §4, RFC 5552). */
        DIALOG,
        /** An announcement (RFC 4240 §3). */
        ANNOUNCEMENT,
        /** A place in a conference (RFC 4240 §5). */
        CONFERENCE
    }

    /** The service that a Request-URI names; empty when it is an ordinary number. */
    public static Optional<MediaService> of(String requestUri) {
        int at = requestUri.indexOf('@');
        int scheme = requestUri.indexOf(':');
        if (at < 0 || scheme > at) {
            return Optional.empty();
        }
        String user = requestUri.substring(scheme + 1, at).toLowerCase(Locale.ROOT);
        Kind kind = user.equals("dialog")
                ? Kind.DIALOG
                : user.equals("annc") ? Kind.ANNOUNCEMENT : user.startsWith("conf=") ? Kind.CONFERENCE : null;
        return Optional.ofNullable(kind).map(found -> new MediaService(found, parameters(requestUri.substring(at))));
    }

    private static Map<String, String> parameters(String rest) {
        Map<String, String> parameters = new HashMap<>();
        String[] parts = rest.split(";");
        for (int i = 1; i < parts.length; i++) {
            String[] pair = parts[i].split("=", 2);
            parameters.putIfAbsent(pair[0].strip().toLowerCase(Locale.ROOT), pair.length < 2 ? "" : plain(pair[1]));
        }
        return Map.copyOf(parameters);
    }

    private static String plain(String escaped) {
        try {
            return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException noEscape) {
            return escaped;
        }
    }

    /** The address of the document or the recording; empty when none is named or it is no web address. */
    public Optional<URI> source() {
        String text = parameters.getOrDefault(kind == Kind.DIALOG ? "voicexml" : "play", "");
        try {
            URI uri = new URI(text).normalize();
            boolean web = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
        } catch (java.net.URISyntaxException noAddress) {
            return Optional.empty();
        }
    }

    /** How often an announcement plays: once, unless asked otherwise; {@code forever} is twenty times. */
    public int repeats() {
        String text = parameters.getOrDefault("repeat", "1");
        if (text.equalsIgnoreCase("forever")) {
            return MOST_REPEATS;
        }
        return text.matches("\\d{1,9}") ? Math.max(1, Math.min(MOST_REPEATS, Integer.parseInt(text))) : 1;
    }

    /** The pause between two times. */
    public Duration delay() {
        String millis = parameters.getOrDefault("delay", "0");
        Duration asked = millis.matches("\\d{1,9}") ? Duration.ofMillis(Long.parseLong(millis)) : Duration.ZERO;
        return asked.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : asked;
    }
}
