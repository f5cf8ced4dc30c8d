package org.parley.webapp.mailbox;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.audio.Audio;

/**
 * A message that is to be put into a mailbox. One reference to each of its sounds passes to it.
 *
 * @param audio what was recorded for it
 * @param origin of a message that is forwarded
 * @param parts the sounds of the message that is forwarded, which play behind {@code audio}
 */
public record NewMessage(
        Caller from, Instant receivedAt, Audio audio, boolean urgent, Optional<Origin> origin, List<Audio> parts) {

    public NewMessage {
        parts = List.copyOf(parts);
    }

    int durationMs() {
        return audio.durationMs() + parts.stream().mapToInt(Audio::durationMs).sum();
    }
}
