package org.parley.webapp.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.account.Account;
import org.parley.webapp.store.Database;

/**
 * Lists, takes, gives and deletes shared files. A file on the disk is named by its number only, so that no name that people
 * choose is ever a path.
 */
public final class SharedFiles {
    /** Inside the data folder. */
    public static final String FOLDER = "shared";

    private static final int LONGEST_NAME = 200;

    private final Database database;
    private final Path folder;
    private final SharedFilesLimits limits;
    private final Clock clock;

    public SharedFiles(Database database, Path folder, SharedFilesLimits limits, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.limits = limits;
        this.clock = clock;
    }

    public SharedFilesLimits limits() {
        return limits;
    }

    /** The first files behind a number, the newest first. */
    public List<SharedFile> page(long before, int limit) {
        return database.inTransaction(
                handle -> select(handle, "f.id < :id ORDER BY f.id DESC FETCH FIRST " + limit + " ROWS ONLY", before));
    }

    public Optional<SharedFile> find(long id) {
        return database.inTransaction(handle -> select(handle, "f.id = :id", id)).stream()
                .findFirst();
    }

    private static List<SharedFile> select(Handle handle, String which, long id) {
        return handle.createQuery("SELECT f.id, f.name, f.size_bytes, a.extension, f.added_ms FROM shared_file f"
                        + " JOIN account a ON a.id = f.account_id WHERE " + which)
                .bind("id", id)
                .map((row, context) -> new SharedFile(
                        row.getLong(1),
                        row.getString(2),
                        row.getLong(3),
                        row.getString(4),
                        Instant.ofEpochMilli(row.getLong(5))))
                .list();
    }

    /** The size of all files, in bytes. */
    public long used() {
        return database.inTransaction(SharedFiles::used);
    }

    private static long used(Handle handle) {
        return handle.createQuery("SELECT COALESCE(SUM(size_bytes), 0) FROM shared_file")
                .mapTo(Long.class)
                .one();
    }

    /**
     * Takes a file.
     *
     * @param size of the content, in bytes
     * @return what is wrong, as a sentence; empty when it is shared now
     */
    public Optional<String> add(Account owner, String name, long size, InputStream content) throws IOException {
        String clean = name.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\\p{Cs}\"]", " ")
                .strip();
        if (clean.isEmpty() || clean.length() > LONGEST_NAME) {
            return Optional.of("A file has a name of 1 to " + LONGEST_NAME + " characters.");
        }
        if (size > limits.largest()) {
            return Optional.of("A file has at most " + (limits.largest() >> 20) + " MB.");
        }
        Files.createDirectories(folder);
        Path arriving = Files.createTempFile(folder, "arriving-", "");
        try {
            Files.copy(content, arriving, StandardCopyOption.REPLACE_EXISTING);
            long id = insert(owner, clean, Files.size(arriving));
            if (id == 0) {
                return Optional.of(
                        "There is no room left: all files together have at most " + (limits.quota() >> 20) + " MB.");
            }
            Files.move(arriving, path(id), StandardCopyOption.ATOMIC_MOVE);
            return Optional.empty();
        } finally {
            Files.deleteIfExists(arriving);
        }
    }

    /** The number of the new row, 0 when there is no room. */
    private synchronized long insert(Account owner, String name, long size) {
        return database.inTransaction(handle -> used(handle) + size > limits.quota()
                ? 0L
                : handle.createUpdate("INSERT INTO shared_file (name, size_bytes, account_id, added_ms)"
                                + " VALUES (:name, :size, :account, :now)")
                        .bind("name", name)
                        .bind("size", size)
                        .bind("account", owner.id())
                        .bind("now", clock.millis())
                        .executeAndReturnGeneratedKeys()
                        .map((row, context) -> row.getLong(1))
                        .one());
    }

    /** Ids of the files that somebody brought. */
    public List<Long> broughtBy(Account owner) {
        return database.inTransaction(
                handle -> handle.createQuery("SELECT id FROM shared_file WHERE account_id = :account")
                        .bind("account", owner.id())
                        .mapTo(Long.class)
                        .list());
    }

    /** The content of a file that is listed. */
    public Path path(long id) {
        return folder.resolve(String.valueOf(id));
    }

    /** Deletes a file for who brought it, or an administrator; false when there is none or it is somebody else's. */
    public boolean delete(Account who, long id) {
        Optional<SharedFile> file =
                find(id).filter(found -> who.administrator() || found.owner().equals(who.extension()));
        file.ifPresent(found -> {
            database.useTransaction(handle -> handle.createUpdate("DELETE FROM shared_file WHERE id = :id")
                    .bind("id", id)
                    .execute());
            try {
                Files.deleteIfExists(path(id));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return file.isPresent();
    }
}
