package org.parley.webapp.store;

import java.io.ByteArrayOutputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;

/** Rows of up to 32,000 bytes, as the message center keeps them. */
record ChunkLayout(List<String> tables) implements AudioLayout {
    private static final int CHUNK = 32_000;

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
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO sound VALUES (?, ?, ?)")) {
            for (int n = 0; n * CHUNK < sound.length; n++) {
                insert.setLong(1, id);
                insert.setInt(2, n);
                insert.setBytes(3, Arrays.copyOfRange(sound, n * CHUNK, Math.min(sound.length, (n + 1) * CHUNK)));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    @Override
    public byte[] read(Connection connection, long id) throws SQLException {
        ByteArrayOutputStream sound = new ByteArrayOutputStream();
        try (PreparedStatement query =
                connection.prepareStatement("SELECT content FROM sound WHERE id = ? AND n = ?")) {
            for (int n = 0; ; n++) {
                query.setLong(1, id);
                query.setInt(2, n);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        return sound.toByteArray();
                    }
                    sound.writeBytes(row.getBytes(1));
                }
            }
        }
    }

    @Override
    public byte[] read(Connection connection, long id, int from, int length) throws SQLException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT n, content FROM sound WHERE id = ? AND n BETWEEN ? AND ? ORDER BY n")) {
            query.setLong(1, id);
            query.setInt(2, from / CHUNK);
            query.setInt(3, (from + length - 1) / CHUNK);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    byte[] chunk = row.getBytes(2);
                    int start = row.getInt(1) * CHUNK;
                    int first = Math.max(0, from - start);
                    bytes.write(chunk, first, Math.min(chunk.length, from + length - start) - first);
                }
            }
        }
        return bytes.toByteArray();
    }

    @Override
    public void delete(Connection connection, long id) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("DELETE FROM sound WHERE id = ?")) {
            delete.setLong(1, id);
            delete.execute();
        }
    }
}
