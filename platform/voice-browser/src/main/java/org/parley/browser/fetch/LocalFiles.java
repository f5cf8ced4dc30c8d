package org.parley.browser.fetch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** {@code file:} addresses, below given folders only; links that lead out of them are refused. */
final class LocalFiles {
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "vxml", "application/voicexml+xml",
            "ccxml", "application/ccxml+xml",
            "grxml", "application/srgs+xml",
            "xml", "application/xml",
            "js", "text/javascript",
            "wav", "audio/x-wav",
            "ul", "audio/basic");

    private final List<Path> roots;
    private final int maxBytes;

    LocalFiles(List<Path> roots, int maxBytes) {
        this.roots = roots;
        this.maxBytes = maxBytes;
    }

    Fetched read(URI uri) throws FetchException {
        try {
            Path file = Path.of(uri).toRealPath();
            if (!isBelowRoot(file)) {
                throw new FetchException("error.badfetch", 0, uri + " is outside of the configured file roots", null);
            }
            if (Files.size(file) > maxBytes) {
                throw new LimitedBody.TooLong(maxBytes);
            }
            return new Fetched(uri, 200, mediaType(file), Optional.empty(), Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            throw new FetchException("error.badfetch", 0, "There is no file " + uri, missing);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new FetchException(
                    "error.badfetch", 0, "Cannot read " + uri + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private boolean isBelowRoot(Path file) throws IOException {
        for (Path root : roots) {
            if (Files.isDirectory(root) && file.startsWith(root.toRealPath())) {
                return true;
            }
        }
        return false;
    }

    private static String mediaType(Path file) {
        String name = file.getFileName().toString();
        String suffix = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return MEDIA_TYPES.getOrDefault(suffix, "");
    }
}
