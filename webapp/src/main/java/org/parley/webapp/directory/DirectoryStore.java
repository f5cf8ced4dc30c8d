package org.parley.webapp.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.presence.Presence;

/** Reads extensions and names from {@code account}. */
final class DirectoryStore {

    Optional<DirectoryEntry> find(Handle handle, String extension) {
        return handle.createQuery(
                        "SELECT extension, first_name, last_name, presence FROM account WHERE extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> entry(row))
                .findOne();
    }

    List<DirectoryEntry> page(Handle handle, String after, int limit) {
        return handle.createQuery(
                        "SELECT extension, first_name, last_name, presence FROM account WHERE extension > :after"
                                + " ORDER BY extension FETCH FIRST " + limit + " ROWS ONLY")
                .bind("after", after)
                .map((row, context) -> entry(row))
                .list();
    }

    /** @param part of names or extensions, in lower case */
    List<DirectoryEntry> search(Handle handle, String part, String after, int limit) {
        return handle.createQuery("SELECT extension, first_name, last_name, presence FROM account"
                        + " WHERE extension > :after AND (extension LIKE :part"
                        + " OR LOWER(first_name || ' ' || last_name) LIKE :part)"
                        + " ORDER BY extension FETCH FIRST " + limit + " ROWS ONLY")
                .bind("after", after)
                .bind("part", "%" + part + "%")
                .map((row, context) -> entry(row))
                .list();
    }

    private static DirectoryEntry entry(ResultSet row) throws SQLException {
        return new DirectoryEntry(
                row.getString(1),
                (row.getString(2) + " " + row.getString(3)).strip(),
                Presence.ofNumber(row.getInt(4)).orElseThrow());
    }
}
