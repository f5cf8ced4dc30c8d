package org.parley.webapp.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies of the embedded database, made while it is in use. Each is a folder named by its time that holds {@code
 * database} and the key files, and gets its name only when it is complete. To restore one, copy its content over the
 * data folder of a stopped server.
 */
final class Backups {
    private static final Logger log = LoggerFactory.getLogger(Backups.class);
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT);
    private static final String COMPLETE = "\\d{4}-\\d{2}-\\d{2}T\\d{2}-\\d{2}-\\d{2}";
    private static final String UNFINISHED = "unfinished-";
    private static final String OWNER_ONLY = "rwx------";

    private final Database database;
    private final Path folder;
    private final int keep;
    private final List<Path> keyFiles;

    Backups(Database database, Path folder, int keep, List<Path> keyFiles) {
        this.database = database;
        this.folder = folder;
        this.keep = keep;
        this.keyFiles = keyFiles;
    }

    /** Makes a copy and deletes those that are too many. */
    Path make(ZonedDateTime time) throws IOException {
        Files.createDirectories(folder);
        deleteAll(unfinished());
        long start = System.nanoTime();
        String name = NAME.format(time);
        Path copy = Files.createDirectory(folder.resolve(UNFINISHED + name));
        onlyForOwner(copy);
        database.useConnection(handle -> handle.execute(
                "CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)",
                copy.toAbsolutePath().toString()));
        for (Path key : keyFiles) {
            Files.copy(key, copy.resolve(key.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        Path complete = Files.move(copy, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        List<Path> all = complete();
        deleteAll(all.subList(0, Math.max(0, all.size() - keep)));
        log.info(
                "Database backed up to {} ({} MB, {} s)",
                complete,
                size(complete) >> 20,
                Duration.ofNanos(System.nanoTime() - start).toSeconds());
        return complete;
    }

    /** Complete copies, oldest first. */
    List<Path> complete() throws IOException {
        return matching(COMPLETE);
    }

    /** What earlier attempts left. */
    private List<Path> unfinished() throws IOException {
        return matching(UNFINISHED + ".*");
    }

    private List<Path> matching(String pattern) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.getFileName().toString().matches(pattern))
                    .sorted()
                    .toList();
        }
    }

    private static long size(Path copy) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return bytes;
    }

    private static void deleteAll(List<Path> copies) throws IOException {
        for (Path copy : copies) {
            deleteAll(copy);
        }
    }

    /** Deletes a folder or file with all that is in it, if it is there. */
    static void deleteAll(Path copy) throws IOException {
        if (!Files.exists(copy)) {
            return;
        }
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Messages and keys are in it. */
    static void onlyForOwner(Path copy) throws IOException {
        if (Files.getFileStore(copy).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString(OWNER_ONLY));
        }
    }
}
