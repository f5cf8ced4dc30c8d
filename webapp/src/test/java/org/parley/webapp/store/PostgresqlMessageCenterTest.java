package org.parley.webapp.store;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestCenter.HandClock;

/** The services on a PostgreSQL of their own. */
class PostgresqlMessageCenterTest
        implements MessageCenterContract, TollContract, ConferenceContract, AdministrationContract {
    private static final HandClock CLOCK = new HandClock();
    private static LocalPostgresql server;
    private static MessageCenter center;

    @BeforeAll
    static void open() {
        server = LocalPostgresql.start();
        center = MessageCenter.open(TestCenter.config(TestCenter.newFolder())
                .withClock(CLOCK)
                .withNotifications(MessageCenterContract.MAILS_TO_NOBODY)
                .withDatabase(DatabaseConfig.postgresql(server.url(), server.user(), server.password())));
    }

    @BeforeEach
    void empty() throws SQLException {
        DerbyMessageCenterTest.Tables.empty(server.url(), server.user(), server.password());
        center.demoData().create(true);
    }

    @AfterAll
    static void close() {
        if (center != null) {
            center.close();
        }
        if (server != null) {
            server.close();
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
        return DerbyMessageCenterTest.Tables.rows(server.url(), server.user(), server.password(), table);
    }
}
