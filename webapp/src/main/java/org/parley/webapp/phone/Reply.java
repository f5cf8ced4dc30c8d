package org.parley.webapp.phone;

import java.util.Map;
import java.util.Optional;
import org.parley.webapp.audio.StoredAudio;

/** What a page answers. */
sealed interface Reply {

    /** A rendered template. */
    record Document(String template, Map<String, Object> model) implements Reply {}

    /** ECMAScript that a document fetches to know what was decided. */
    record Script(String text) implements Reply {}

    /**
     * Stored audio as audio/basic.
     *
     * @param fromMs where it begins
     * @param fast whether it is spoken faster
     */
    record Sound(StoredAudio audio, int fromMs, boolean fast) implements Reply {}

    /** A sound from memory, as audio/basic. */
    record Speech(byte[] ulaw) implements Reply {}

    /** No document: an HTTP status, with a reason for the log of whoever asked. */
    record Refusal(int status, String reason) implements Reply {}

    static Reply page(String template) {
        return new Document(template, Map.of());
    }

    static Reply values(Map<String, Object> values) {
        return new Document("result.xml.vm", values);
    }

    /** Stored audio, or that there is none. */
    static Reply sound(Optional<StoredAudio> audio) {
        return audio.<Reply>map(found -> new Sound(found, 0, false))
                .orElse(new Refusal(404, "there is no such recording"));
    }
}
