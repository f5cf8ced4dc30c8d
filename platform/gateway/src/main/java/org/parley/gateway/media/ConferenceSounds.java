package org.parley.gateway.media;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What conferences sound like, apart from their parties.
 *
 * @param enter heard when somebody comes in
 * @param exit heard when somebody goes
 * @param music a WAV file that somebody hears who is alone, over and over; silence when empty
 */
public record ConferenceSounds(Tone enter, Tone exit, Optional<Path> music) {

    /** A high and a low tone, no music. */
    public static final ConferenceSounds DEFAULT = new ConferenceSounds(
            new Tone(880, Duration.ofMillis(200), -18), new Tone(440, Duration.ofMillis(200), -18), Optional.empty());

    public ConferenceSounds withMusic(Path file) {
        return new ConferenceSounds(enter, exit, Optional.of(file));
    }
}
