package org.parley.webapp.directory;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.parley.webapp.store.Database;

/** Looks up extensions and the names of their owners. */
public final class Directory {
    private final Database database;
    private final DirectoryStore store = new DirectoryStore();

    public Directory(Database database) {
        this.database = database;
    }

    public boolean exists(String extension) {
        return entry(extension).isPresent();
    }

    /** The name of the owner as people read it; empty when there is no such extension. */
    public Optional<String> displayName(String extension) {
        return entry(extension).map(DirectoryEntry::displayName);
    }

    public Optional<DirectoryEntry> entry(String extension) {
        return database.inTransaction(handle -> store.find(handle, extension));
    }

    /** Entries in the order of their extensions, from the first after {@code after} (empty: from the start). */
    public List<DirectoryEntry> page(String after, int limit) {
        return database.inTransaction(handle -> store.page(handle, after, limit));
    }

    /**
     * Entries whose name or extension holds something, in the order of their extensions.
     *
     * @param part in any case; empty for all
     */
    public List<DirectoryEntry> search(String part, String after, int limit) {
        String plain = part.toLowerCase(Locale.ROOT).replaceAll("[%_]", "");
        return database.inTransaction(handle -> store.search(handle, plain, after, limit));
    }
}
