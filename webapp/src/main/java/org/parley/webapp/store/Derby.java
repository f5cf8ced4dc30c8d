package org.parley.webapp.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The embedded Derby engine: where it writes, how it locks, and how one of its databases is closed. */
final class Derby {
    private static final Logger log = LoggerFactory.getLogger(Derby.class);
    private static final String SHUT_DOWN = "08006";
    private static final String NOT_OPEN = "XJ004";
    private static final String IN_USE = "XSDB6";

    private Derby() {}

    static String url(Path folder) {
        return "jdbc:derby:" + name(folder);
    }

    /** What a data source calls the database. */
    static String name(Path folder) {
        return "directory:" + folder.resolve("database").toAbsolutePath();
    }

    /** Must run before the engine is first used in this JVM: its settings are read once. */
    static void prepare(Path folder) {
        if ("test".equals(System.getProperty("derby.system.durability"))) {
            throw new IllegalStateException(
                    "derby.system.durability=test loses messages when the power fails; remove the setting");
        }
        setUnlessGiven("derby.stream.error.file", folder.resolve("derby.log").toAbsolutePath());
        setUnlessGiven("derby.system.home", folder.toAbsolutePath());
        setUnlessGiven("derby.infolog.append", true);
    }

    /** Creates the database when it is missing, and sets how long a transaction may wait for another one. */
    static void boot(String url, Path folder) {
        try (Connection connection = DriverManager.getConnection(url + ";create=true");
                Statement statement = connection.createStatement()) {
            setProperty(statement, "derby.locks.waitTimeout", "5");
            setProperty(statement, "derby.locks.deadlockTimeout", "1");
        } catch (SQLException e) {
            throw new IllegalStateException(
                    hasState(e, IN_USE)
                            ? "The data folder " + folder.toAbsolutePath()
                                    + " is in use by another running server; stop that one or choose another --data"
                            : "The database in " + folder.toAbsolutePath() + " does not open: " + e.getMessage(),
                    e);
        }
    }

    static void shutDown(String url) {
        try (Connection connection = DriverManager.getConnection(url + ";shutdown=true")) {
            log.warn("Derby gave {} instead of shutting down", connection);
        } catch (SQLException e) {
            if (!SHUT_DOWN.equals(e.getSQLState()) && !NOT_OPEN.equals(e.getSQLState())) {
                log.warn("Derby did not shut down: {}", e.getMessage(), e);
            }
        }
    }

    private static void setProperty(Statement statement, String name, String value) throws SQLException {
        statement.execute("CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('" + name + "', '" + value + "')");
    }

    private static void setUnlessGiven(String name, Object value) {
        if (System.getProperty(name) == null) {
            System.setProperty(name, value.toString());
        }
    }

    private static boolean hasState(SQLException e, String state) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && (state.equals(sql.getSQLState())
                            || (sql.getNextException() != null
                                    && state.equals(sql.getNextException().getSQLState())))) {
                return true;
            }
        }
        return false;
    }
}
