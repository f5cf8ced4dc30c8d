package org.parley.webapp.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.postgresql.largeobject.LargeObject;
import org.postgresql.largeobject.LargeObjectManager;

/** PostgreSQL's large objects, which are what its driver takes a BLOB for. */
record LargeObjectLayout() implements AudioLayout {

    @Override
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE sound (id BIGINT PRIMARY KEY, content OID NOT NULL)");
        }
    }

    private static LargeObjectManager objects(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getLargeObjectAPI();
    }

    private static long oid(Connection connection, long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT content FROM sound WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    @Override
    public void write(Connection connection, long id, byte[] sound) throws SQLException {
        long oid = objects(connection).createLO();
        try (LargeObject object = objects(connection).open(oid, LargeObjectManager.WRITE)) {
            object.write(sound);
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sound VALUES (?, ?)")) {
            insert.setLong(1, id);
            insert.setLong(2, oid);
            insert.execute();
        }
    }

    @Override
    public byte[] read(Connection connection, long id) throws SQLException {
        try (LargeObject object = objects(connection).open(oid(connection, id), LargeObjectManager.READ)) {
            return object.read(object.size());
        }
    }

    @Override
    public byte[] read(Connection connection, long id, int from, int length) throws SQLException {
        try (LargeObject object = objects(connection).open(oid(connection, id), LargeObjectManager.READ)) {
            object.seek(from);
            return object.read(length);
        }
    }

    @Override
    public void delete(Connection connection, long id) throws SQLException {
        objects(connection).delete(oid(connection, id));
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sound WHERE id = ?")) {
            delete.setLong(1, id);
            delete.execute();
        }
    }
}
