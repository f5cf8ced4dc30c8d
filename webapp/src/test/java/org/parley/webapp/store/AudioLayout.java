package org.parley.webapp.store;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to keep the bytes of a sound, for comparison. The caller commits. */
interface AudioLayout {
    /** Makes the tables. */
    void create(Connection connection) throws SQLException;

    void write(Connection connection, long id, byte[] sound) throws SQLException;

    byte[] read(Connection connection, long id) throws SQLException;

    /** Some bytes from a place inside. */
    byte[] read(Connection connection, long id, int from, int length) throws SQLException;

    void delete(Connection connection, long id) throws SQLException;
}
