package org.parley.browser.fetch;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * A 2xx answer.
 *
 * @param uri where it came from after redirects
 * @param mediaType lower case, without parameters; empty when the server named none
 * @param charset from the Content-Type
 * @param body the bytes; the same array for the same cached resource, read only
 */
public record Fetched(URI uri, int status, String mediaType, Optional<String> charset, byte[] body) {

    /** Its media type as audio: what the server named, else what the end of its name says, else headerless µ-law. */
    public String audioType() {
        if (mediaType.startsWith("audio/")) {
            return mediaType;
        }
        String path = String.valueOf(uri.getPath()).toLowerCase(Locale.ROOT);
        if (path.endsWith(".wav")) {
            return "audio/x-wav";
        }
        return path.endsWith(".al") || path.endsWith(".alaw") ? "audio/x-alaw-basic" : "audio/basic";
    }
}
