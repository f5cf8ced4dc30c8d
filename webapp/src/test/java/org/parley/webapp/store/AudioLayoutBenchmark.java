package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.parley.webapp.TestCenter;

/**
 * Chunks against BLOBs on both databases: {@code mvn verify -Pbench -pl webapp -am}. Prints a table, also written to
 * {@code target/audio-layouts.md}. Each figure is milliseconds with commit, median and 95th of a hundred, one at a time.
 */
class AudioLayoutBenchmark {
    private static final int SECOND = 8000;
    private static final int PART = 4000;
    private static final Random RANDOM = new Random(1);

    private final List<String> table = new ArrayList<>();

    private interface Work {
        void run(long id) throws SQLException;
    }

    private static Map<String, AudioLayout> onDerby() {
        String smallPages = "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '4096')";
        String largePages = "CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '32768')";
        String chunks = "CREATE TABLE sound (id BIGINT NOT NULL, n INTEGER NOT NULL,"
                + " content VARCHAR(32000) FOR BIT DATA NOT NULL, PRIMARY KEY (id, n))";
        String blob = "CREATE TABLE sound (id BIGINT NOT NULL PRIMARY KEY, content BLOB(64M) NOT NULL)";
        Map<String, AudioLayout> layouts = new LinkedHashMap<>();
        layouts.put("Derby, chunks on 4 KB pages", new ChunkLayout(List.of(smallPages, chunks)));
        layouts.put("Derby, chunks on 32 KB pages", new ChunkLayout(List.of(largePages, chunks)));
        layouts.put("Derby, BLOB", new WholeLayout(List.of(blob), ""));
        return layouts;
    }

    private static Map<String, AudioLayout> onPostgresql() {
        String chunks = "CREATE TABLE sound (id BIGINT, n INTEGER, content BYTEA NOT NULL, PRIMARY KEY (id, n))";
        String whole = "CREATE TABLE sound (id BIGINT PRIMARY KEY, content BYTEA NOT NULL)";
        String external = "ALTER TABLE sound ALTER COLUMN content SET STORAGE EXTERNAL";
        String part = "SELECT substring(content FROM ? FOR ?) FROM sound WHERE id = ?";
        Map<String, AudioLayout> layouts = new LinkedHashMap<>();
        layouts.put("PostgreSQL, chunks", new ChunkLayout(List.of(chunks)));
        layouts.put("PostgreSQL, chunks, not compressed", new ChunkLayout(List.of(chunks, external)));
        layouts.put("PostgreSQL, bytea", new WholeLayout(List.of(whole), part));
        layouts.put("PostgreSQL, bytea, not compressed", new WholeLayout(List.of(whole, external), part));
        layouts.put("PostgreSQL, large object", new LargeObjectLayout());
        return layouts;
    }

    @Test
    void compare() throws SQLException, IOException {
        row("| layout | length | deposit | read whole | read 0.5 s in the middle | delete |");
        row("|---|---|---|---|---|---|");
        for (var entry : onDerby().entrySet()) {
            String url = "jdbc:derby:directory:" + TestCenter.newFolder().resolve("database");
            try (Connection connection = DriverManager.getConnection(url + ";create=true")) {
                measure(entry.getKey(), entry.getValue(), connection);
            }
            Derby.shutDown(url);
        }
        try (LocalPostgresql server = LocalPostgresql.start()) {
            for (var entry : onPostgresql().entrySet()) {
                try (Connection connection =
                        DriverManager.getConnection(server.url(), server.user(), server.password())) {
                    measure(entry.getKey(), entry.getValue(), connection);
                    try (Statement statement = connection.createStatement()) {
                        statement.execute("DROP TABLE sound");
                        connection.commit();
                    }
                }
            }
        }
        Files.write(Path.of("target/audio-layouts.md"), table);
    }

    private void measure(String name, AudioLayout layout, Connection connection) throws SQLException {
        layout.create(connection);
        connection.setAutoCommit(false);
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
        connection.commit();
        rounds(layout, connection, 0, 60, 30 * SECOND);
        row("| " + name + " | 30 s | " + rounds(layout, connection, 1000, 100, 30 * SECOND) + " |");
        row("| " + name + " | 10 min | " + rounds(layout, connection, 2000, 100, 600 * SECOND) + " |");
    }

    private static String rounds(AudioLayout layout, Connection connection, long first, int count, int bytes)
            throws SQLException {
        byte[][] sounds = new byte[4][bytes];
        Arrays.stream(sounds).forEach(RANDOM::nextBytes);
        String deposit = time(connection, first, count, id -> layout.write(connection, id, sounds[(int) (id % 4)]));
        String read = time(
                connection,
                first,
                count,
                id -> assertThat(Arrays.equals(layout.read(connection, id), sounds[(int) (id % 4)]))
                        .isTrue());
        String seek = time(
                connection,
                first,
                count,
                id -> assertThat(layout.read(connection, id, bytes / 2, PART)).hasSize(PART));
        String delete = time(connection, first, count, id -> layout.delete(connection, id));
        return String.join(" | ", deposit, read, seek, delete);
    }

    private static String time(Connection connection, long first, int count, Work work) throws SQLException {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            long start = System.nanoTime();
            work.run(first + i);
            connection.commit();
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return String.format(Locale.ROOT, "%.1f / %.1f", times[count / 2], times[count * 95 / 100]);
    }

    private void row(String line) {
        table.add(line);
        System.out.println(line);
    }
}
