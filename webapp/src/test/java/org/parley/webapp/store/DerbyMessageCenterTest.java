package org.parley.webapp.store;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestCenter.HandClock;

/** The services on the embedded Derby. */
class DerbyMessageCenterTest
        implements MessageCenterContract, TollContract, ConferenceContract, AdministrationContract {
    private static final HandClock CLOCK = new HandClock();
    private static MessageCenter center;
    private static String url;

    @BeforeAll
    static void open() {
        var folder = TestCenter.newFolder();
        url = Derby.url(folder);
        center = MessageCenter.open(
                TestCenter.config(folder).withClock(CLOCK).withNotifications(MessageCenterContract.MAILS_TO_NOBODY));
    }

    @BeforeEach
    void empty() throws SQLException {
        Tables.empty(url, "", "");
        center.demoData().create(true);
    }

    @AfterAll
    static void close() {
        center.close();
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
        return Tables.rows(url, "", "", table);
    }

    /** Looks into a database from outside. */
    static final class Tables {
        private static final List<String> CHILDREN_FIRST = List.of(
                "conference_visit",
                "spool_report",
                "toll_attempt",
                "toll_stop",
                "message",
                "greeting",
                "name_recording",
                "deposit",
                "audio_chunk",
                "audio",
                "mailbox",
                "account",
                "login_failure");

        private Tables() {}

        static void empty(String url, String user, String password) throws SQLException {
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Statement statement = connection.createStatement()) {
                for (String table : CHILDREN_FIRST) {
                    statement.execute("DELETE FROM " + table);
                }
                statement.execute("DELETE FROM conference WHERE scheduled");
            }
        }

        static long rows(String url, String user, String password, String table) {
            try (Connection connection = DriverManager.getConnection(url, user, password);
                    Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery("SELECT COUNT(*) FROM " + table)) {
                row.next();
                return row.getLong(1);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
