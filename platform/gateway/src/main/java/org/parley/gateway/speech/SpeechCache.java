package org.parley.gateway.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What engines said, on disk: one µ-law file per hash of engine, language, manner and text. A cache: it may be deleted. */
public final class SpeechCache {
    private static final Logger log = LoggerFactory.getLogger(SpeechCache.class);

    private final Path folder;

    /** The folder is made when the first words are kept. */
    public SpeechCache(Path folder) {
        this.folder = folder;
    }

    /** What was kept, or null. */
    byte[] find(String engine, Words words) {
        Path file = file(engine, words);
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return null;
        } catch (IOException e) {
            log.warn("the speech cache cannot be read: {}", e.toString());
            return null;
        }
    }

    void keep(String engine, Words words, byte[] mulaw) {
        Path file = file(engine, words);
        try {
            Files.createDirectories(file.getParent());
            Path part = Files.createTempFile(file.getParent(), "speech", ".part");
            Files.write(part, mulaw);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            log.warn("the speech cache cannot be written: {}", e.toString());
        }
    }

    private Path file(String engine, Words words) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String manner = words.manner().equals(Manner.PLAIN) ? "" : "\n" + words.manner();
            String key = engine + "\n" + words.language() + manner + "\n" + words.text();
            String hash = HexFormat.of().formatHex(digest.digest(key.getBytes(StandardCharsets.UTF_8)));
            return folder.resolve(hash.substring(0, 2)).resolve(hash + ".ulaw");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
