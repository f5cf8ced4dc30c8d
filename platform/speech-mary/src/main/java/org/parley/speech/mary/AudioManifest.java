package org.parley.speech.mary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which files of a language were synthesised, and from what: {@code manifest.csv} with a hash of voice and spelling for each.
 * A file that is not listed was recorded by a person; it is never overwritten.
 */
final class AudioManifest {
    private final Path file;
    private final Map<String, String> hashes = new TreeMap<>();

    private AudioManifest(Path file) {
        this.file = file;
    }

    static AudioManifest read(Path folder) throws IOException {
        AudioManifest manifest = new AudioManifest(folder.resolve("manifest.csv"));
        if (Files.exists(manifest.file)) {
            CsvTable.read(manifest.file).stream().skip(1).forEach(row -> manifest.hashes.put(row.get(0), row.get(1)));
        }
        return manifest;
    }

    boolean lists(String id) {
        return hashes.containsKey(id);
    }

    boolean isCurrent(String id, String spelling) {
        return hash(spelling).equals(hashes.get(id));
    }

    void put(String id, String spelling) {
        hashes.put(id, hash(spelling));
    }

    /** Forgets a file. */
    void remove(String id) {
        hashes.remove(id);
    }

    Set<String> ids() {
        return Set.copyOf(hashes.keySet());
    }

    void write() throws IOException {
        List<String> lines = new ArrayList<>(List.of("id,spoken"));
        hashes.forEach((id, hash) -> lines.add(CsvTable.line(id, hash)));
        Files.createDirectories(file.getParent());
        Files.write(file, lines);
    }

    private static String hash(String spelling) {
        byte[] spoken = (MarySpeech.VOICE + '\n' + MarySpeech.pace(spelling) + '\n' + spelling)
                .getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(spoken), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
