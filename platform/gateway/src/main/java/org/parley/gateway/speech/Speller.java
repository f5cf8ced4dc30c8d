package org.parley.gateway.speech;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.parley.gateway.audio.G711;
import org.parley.gateway.audio.WaveFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last resort for text without recording or engine: its letters and digits one by one, from {@code
 * <prompts>/<language>/letter/a.wav} and {@code …/digit/0.wav}.
 */
public final class Speller {
    private static final Logger log = LoggerFactory.getLogger(Speller.class);
    private static final int BETWEEN_CHARACTERS = 80 * 8;
    private static final int BETWEEN_WORDS = 300 * 8;
    private static final int MOST_CHARACTERS = 200;

    private final Path prompts;
    private final Map<Path, byte[]> sounds = new ConcurrentHashMap<>();

    /** @param prompts folder with a folder per language */
    public Speller(Path prompts) {
        this.prompts = prompts;
    }

    byte[] spell(String text, String language) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        ByteArrayOutputStream spelt = new ByteArrayOutputStream();
        plain.codePoints().limit(MOST_CHARACTERS).forEach(character -> {
            if (character >= 'a' && character <= 'z') {
                append(spelt, prompts.resolve(language + "/letter/" + (char) character + ".wav"));
            } else if (character >= '0' && character <= '9') {
                append(spelt, prompts.resolve(language + "/digit/" + (char) character + ".wav"));
            } else if (Character.isWhitespace(character)) {
                pause(spelt, BETWEEN_WORDS);
            }
        });
        return spelt.toByteArray();
    }

    private void append(ByteArrayOutputStream spelt, Path file) {
        byte[] sound = sounds.computeIfAbsent(file, Speller::read);
        spelt.write(sound, 0, sound.length);
        pause(spelt, BETWEEN_CHARACTERS);
    }

    private static void pause(ByteArrayOutputStream spelt, int samples) {
        byte[] silence = new byte[samples];
        Arrays.fill(silence, G711.SILENCE);
        spelt.write(silence, 0, samples);
    }

    private static byte[] read(Path file) {
        try {
            return WaveFile.read(Files.readAllBytes(file)).telephony();
        } catch (IOException e) {
            log.warn("the letter set lacks {}: {}", file, e.toString());
            return new byte[0];
        }
    }
}
