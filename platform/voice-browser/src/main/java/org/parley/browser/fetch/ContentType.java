package org.parley.browser.fetch;

import java.util.Locale;
import java.util.Optional;

/** A Content-Type header (RFC 9110 §8.3) as {@link Fetched} shows it. */
record ContentType(String mediaType, Optional<String> charset) {
    static ContentType parse(Optional<String> header) {
        if (header.isEmpty()) {
            return new ContentType("", Optional.empty());
        }
        String[] parts = header.get().split(";");
        String charset = null;
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].split("=", 2);
            if (parameter.length == 2 && parameter[0].strip().equalsIgnoreCase("charset")) {
                charset = parameter[1].strip().replace("\"", "");
            }
        }
        return new ContentType(parts[0].strip().toLowerCase(Locale.ROOT), Optional.ofNullable(charset));
    }
}
