package org.parley.webapp.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestCenter.HandClock;

/**
 * The services on PostgreSQL: {@code -Dpostgres.url=jdbc:postgresql://…} names a database of their
 * own, whose content is lost, with {@code postgres.user} and {@code postgres.password}.
 */
class PostgresqlMessageCenterTest implements MessageCenterContract {
    private static final HandClock CLOCK = new HandClock();
    private static final String URL = System.getProperty("postgres.url", "");
    private static final String USER = System.getProperty("postgres.user", "");
    private static final String PASSWORD = System.getProperty("postgres.password", "");
    private static MessageCenter center;

    @BeforeAll
    static void open() throws SQLException {
        Assumptions.assumeFalse(URL.isEmpty(), "No -Dpostgres.url: the services are not tried on PostgreSQL");
        try (Connection connection = DriverManager.getConnection(URL, USER, PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute("DROP SCHEMA public CASCADE");
            statement.execute("CREATE SCHEMA public");
        }
        center = MessageCenter.open(TestCenter.config(TestCenter.newFolder())
                .withClock(CLOCK)
                .withDatabase(DatabaseConfig.postgresql(URL, USER, PASSWORD)));
    }

    @BeforeEach
    void empty() throws SQLException {
        DerbyMessageCenterTest.Tables.empty(URL, USER, PASSWORD);
        center.demoData().create(true);
    }

    @AfterAll
    static void close() {
        if (center != null) {
            center.close();
        }
    }

    @Override
    public MessageCenter center() {
        return center;
    }

    @Override
    public HandClock clock() {
        return CLOCK;
    }

    @Override
    public long rows(String table) {
        return DerbyMessageCenterTest.Tables.rows(URL, USER, PASSWORD, table);
    }
}
