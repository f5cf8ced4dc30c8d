package org.parley.webapp.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One row a sound: a BLOB on Derby, bytea on PostgreSQL.
 *
 * @param part reads some bytes; its parameters are a first byte counted from one, a length and the id
 */
record WholeLayout(List<String> tables, String part) implements AudioLayout {

    @Override
    public void create(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute(table);
            }
        }
    }

    @Override
    public void write(Connection connection, long id, byte[] sound) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sound VALUES (?, ?)")) {
            insert.setLong(1, id);
            insert.setBytes(2, sound);
            insert.execute();
        }
    }

    @Override
    public byte[] read(Connection connection, long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT content FROM sound WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    @Override
    public byte[] read(Connection connection, long id, int from, int length) throws SQLException {
        return part.isEmpty() ? byLocator(connection, id, from, length) : bySql(connection, id, from, length);
    }

    private static byte[] byLocator(Connection connection, long id, int from, int length) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("SELECT content FROM sound WHERE id = ?")) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBlob(1).getBytes(from + 1L, length);
            }
        }
    }

    private byte[] bySql(Connection connection, long id, int from, int length) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(part)) {
            query.setInt(1, from + 1);
            query.setInt(2, length);
            query.setLong(3, id);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }
    }

    @Override
    public void delete(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sound WHERE id = ?")) {
            delete.setLong(1, id);
            delete.execute();
        }
    }
}
