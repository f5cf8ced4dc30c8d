package org.parley.webapp.template;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/**
 * Small files whose address holds the hash of their content, so that they may be cached for ever (TRAPS 15). What was
 * handed out under an address stays there until the process ends: a call that runs on an older page still finds it.
 * Thread-safe.
 */
public final class HashedFolder {
    private final Path folder;
    private final String prefix;
    private final String extension;
    private final UnaryOperator<byte[]> served;
    private final ConcurrentHashMap<String, Version> current = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, byte[]> byAddress = new ConcurrentHashMap<>();

    private record Version(FileStamp stamp, String url) {}

    /**
     * @param prefix of the addresses, for instance {@code /vxml/grammars}
     * @param extension of the files, for instance {@code .grxml}
     */
    public HashedFolder(Path folder, String prefix, String extension) {
        this(folder, prefix, extension, content -> content);
    }

    /** @param served what is served for the content of a file */
    public HashedFolder(Path folder, String prefix, String extension, UnaryOperator<byte[]> served) {
        this.served = served;
        this.folder = folder;
        this.prefix = prefix;
        this.extension = extension;
    }

    /**
     * The address of a file's present content: {@code <prefix>/<hash>/<name><extension>}.
     *
     * @throws IllegalArgumentException when there is no such file
     */
    public String url(String name) {
        Path file = folder.resolve(name + extension);
        try {
            FileStamp stamp = FileStamp.of(file);
            Version known = current.get(name);
            if (known == null || !known.stamp().equals(stamp)) {
                byte[] content = served.apply(Files.readAllBytes(file));
                known = new Version(stamp, prefix + "/" + hash(content) + "/" + name + extension);
                byAddress.put(known.url(), content);
                current.put(name, known);
            }
            return known.url();
        } catch (IOException e) {
            throw new IllegalArgumentException("there is no file " + file, e);
        }
    }

    public boolean exists(String name) {
        return Files.isRegularFile(folder.resolve(name + extension));
    }

    /** The content under an address that {@link #url} gave, or that it would give now. Read only. */
    public Optional<byte[]> content(String url) {
        byte[] known = byAddress.get(url);
        if (known == null && url.endsWith(extension)) {
            String name = url.substring(url.lastIndexOf('/') + 1, url.length() - extension.length());
            if (name.matches("[\\w-]+") && exists(name)) {
                url(name); // after a restart the address may be asked for before a page named it
                known = byAddress.get(url);
            }
        }
        return Optional.ofNullable(known);
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
