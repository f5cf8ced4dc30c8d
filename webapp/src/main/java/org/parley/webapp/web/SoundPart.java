package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import org.parley.webapp.audio.UploadedSound;

/** A sound that comes with a form: a file that was chosen, or what the page recorded. */
final class SoundPart {
    /** Greatest size of a form with a sound: ten minutes at 48 kHz. */
    static final long LARGEST = 60_000_000;

    private static final String NAME = "sound";
    private static final int BYTES_PER_MS = 8;

    /**
     * What came.
     *
     * @param ulaw headerless µ-law at 8 kHz, empty when there is none
     * @param mistake a sentence, empty when nothing is wrong
     */
    record Sound(byte[] ulaw, String mistake) {
        boolean missing() {
            return ulaw.length == 0 && mistake.isEmpty();
        }
    }

    private SoundPart() {}

    /** @param longest a longer sound is refused */
    static Sound of(HttpServletRequest request, Duration longest) throws IOException {
        Optional<Part> part = FilePart.of(request, NAME);
        if (part.isEmpty()) {
            return new Sound(new byte[0], "");
        }
        Optional<byte[]> ulaw;
        try (InputStream in = part.get().getInputStream()) {
            ulaw = UploadedSound.toUlaw(in.readAllBytes());
        }
        if (ulaw.isEmpty()) {
            return new Sound(new byte[0], "This is not a sound that can be read. Choose a WAV file.");
        }
        boolean fits = ulaw.get().length <= longest.toMillis() * BYTES_PER_MS;
        return fits
                ? new Sound(ulaw.get(), "")
                : new Sound(new byte[0], "The sound is too long: at most " + longest.toSeconds() + " seconds.");
    }
}
