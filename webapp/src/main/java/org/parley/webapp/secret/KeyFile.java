package org.parley.webapp.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/** A file with 256 random bits as one line of url-safe Base64, mode 0600, made when it is missing. */
public final class KeyFile {
    private static final int BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final String text;

    private KeyFile(String text) {
        this.text = text;
    }

    /** Reads the key, or makes a new one. A key that others could read is closed to them. */
    public static KeyFile loadOrCreate(Path file, SecureRandom random) {
        try {
            if (!Files.exists(file)) {
                create(file, random);
            }
            if (posix(file)) {
                Files.setPosixFilePermissions(file, OWNER_ONLY);
            }
            String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
            if (text.length() < 32) {
                throw new IllegalStateException(
                        "The key file " + file + " is cut short; restore it, or delete it to get a new key");
            }
            return new KeyFile(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " cannot be read or made", e);
        }
    }

    /** The key as printable text, for headers. */
    public String text() {
        return text;
    }

    /** The key as bytes, for keyed hashes. */
    public byte[] bytes() {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static void create(Path file, SecureRandom random) throws IOException {
        byte[] key = new byte[BYTES];
        random.nextBytes(key);
        String line = Base64.getUrlEncoder().withoutPadding().encodeToString(key) + "\n";
        FileAttribute<?>[] attributes = posix(file)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
                : new FileAttribute<?>[0];
        try (FileChannel channel =
                FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
            channel.write(ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
            channel.force(true);
        }
    }

    private static boolean posix(Path file) {
        return file.getFileSystem() == FileSystems.getDefault()
                && file.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
