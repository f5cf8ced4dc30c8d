package org.parley.webapp.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.derby.jdbc.BasicEmbeddedDataSource40;

/**
 * Connections to the embedded database. When a write fails on a full disk, Derby stops the database; opened again while
 * there is still no room, it would serve reads only, and go on so when there is room. Such a one is closed again, so
 * that a later attempt can open it whole.
 */
final class DerbySource extends BasicEmbeddedDataSource40 {
    private static final long serialVersionUID = 1L;

    /** The state that PostgreSQL gives for a full disk; Derby has none that says so. */
    private static final String DISK_FULL = "53100";

    private final String url;

    DerbySource(Path folder) {
        url = Derby.url(folder);
        setDatabaseName(Derby.name(folder));
    }

    /** @throws SQLException also when the database can be read but not written */
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        if (connection.isReadOnly()) {
            connection.close();
            Derby.shutDown(url);
            throw new SQLException("The database cannot be written: is the disk full?", DISK_FULL);
        }
        return connection;
    }
}
