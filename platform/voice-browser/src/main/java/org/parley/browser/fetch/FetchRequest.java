package org.parley.browser.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.browser.platform.Recording;

/**
 * One request.
 *
 * @param uri absolute; a fragment is ignored
 * @param fields name and value pairs: a query for GET, a body for POST
 * @param timeout VoiceXML {@code fetchtimeout}
 * @param maxAge, maxStale VoiceXML 2.0 §6.1.2, when given
 */
public record FetchRequest(
        URI uri,
        Method method,
        Encoding encoding,
        List<Field> fields,
        CookieJar cookies,
        Duration timeout,
        Optional<Duration> maxAge,
        Optional<Duration> maxStale) {

    public enum Method {
        GET,
        POST
    }

    public enum Encoding {
        URLENCODED,
        MULTIPART,
        /** The body is the only field as it is: a recording, or text whose field is named by its media type. */
        RAW
    }

    /** A form field: text, or a recording (with {@link Encoding#MULTIPART} and {@link Encoding#RAW}). */
    public sealed interface Field {
        String name();
    }

    public record TextField(String name, String value) implements Field {}

    public record RecordingField(String name, Recording recording) implements Field {}

    /** The same, past any copy that is kept. */
    public FetchRequest anew() {
        return new FetchRequest(uri, method, encoding, fields, cookies, timeout, Optional.of(Duration.ZERO), maxStale);
    }

    public static FetchRequest get(URI uri, CookieJar cookies, Duration timeout) {
        return new FetchRequest(
                uri, Method.GET, Encoding.URLENCODED, List.of(), cookies, timeout, Optional.empty(), Optional.empty());
    }
}
