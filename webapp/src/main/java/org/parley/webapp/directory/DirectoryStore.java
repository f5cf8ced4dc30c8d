package org.parley.webapp.directory;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads extensions and names from {@code account}. */
final class DirectoryStore {

    Optional<DirectoryEntry> find(Handle handle, String extension) {
        return handle.createQuery("SELECT extension, first_name, last_name FROM account WHERE extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> entry(row))
                .findOne();
    }

    List<DirectoryEntry> page(Handle handle, String after, int limit) {
        return handle.createQuery("SELECT extension, first_name, last_name FROM account WHERE extension > :after"
                        + " ORDER BY extension FETCH FIRST " + limit + " ROWS ONLY")
                .bind("after", after)
                .map((row, context) -> entry(row))
                .list();
    }

    private static DirectoryEntry entry(ResultSet row) throws SQLException {
        return new DirectoryEntry(row.getString(1), (row.getString(2) + " " + row.getString(3)).strip());
    }
}
