package org.parley.browser.vxml.internal.element;

import java.time.Duration;
import java.util.Optional;

/**
 * The fetch attributes of an element (VoiceXML 2.0 §6.1.1); what is absent comes from properties.
 *
 * @param audio {@code fetchaudio}: what is heard while the caller waits
 */
public record FetchHints(
        Optional<Duration> timeout, Optional<Duration> maxAge, Optional<Duration> maxStale, Optional<String> audio) {
    public static final FetchHints NONE =
            new FetchHints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Nothing is heard during this fetch, whatever properties say. */
    public static final FetchHints SILENT =
            new FetchHints(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(""));
}
