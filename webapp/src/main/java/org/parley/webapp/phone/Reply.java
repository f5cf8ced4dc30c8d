package org.parley.webapp.phone;

import java.util.Map;
import org.parley.webapp.audio.StoredAudio;

/** What a page answers. */
sealed interface Reply {

    /** A rendered template. */
    record Document(String template, Map<String, Object> model) implements Reply {}

    /** ECMAScript that a document fetches to know what was decided. */
    record Script(String text) implements Reply {}

    /** Stored audio as audio/basic. */
    record Sound(StoredAudio audio) implements Reply {}

    /** No document: an HTTP status, with a reason for the log of whoever asked. */
    record Refusal(int status, String reason) implements Reply {}

    static Reply page(String template) {
        return new Document(template, Map.of());
    }

    static Reply values(Map<String, Object> values) {
        return new Document("result.xml.vm", values);
    }
}
