package org.parley.webapp.telephone;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.store.Database;

/** Registered telephones, kept so that a gateway still knows them after a restart. */
public final class Registrations {
    private static final String SELECT =
            "SELECT node, boot, extension, contact, flow, path, call_id, sequence, q, user_agent, expires_ms"
                    + " FROM registration";

    private final Database database;
    private final Clock clock;

    /** Names one registration. */
    public record Key(String extension, String contact) {}

    public Registrations(Database database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Writes what a gateway has heard since the last time. */
    public void write(List<Registration> put, List<Key> removed) {
        database.useTransaction(handle -> {
            removed.forEach(key -> delete(handle, key));
            for (Registration registration : put) {
                delete(handle, new Key(registration.extension(), registration.contact()));
                insert(handle, registration);
            }
        });
    }

    private static void delete(Handle handle, Key key) {
        handle.createUpdate("DELETE FROM registration WHERE extension = :extension AND contact = :contact")
                .bind("extension", key.extension())
                .bind("contact", key.contact())
                .execute();
    }

    private static void insert(Handle handle, Registration registration) {
        handle.createUpdate(
                        "INSERT INTO registration (node, extension, contact, boot, flow, path, call_id, sequence, q,"
                                + " user_agent, expires_ms) VALUES (:node, :extension, :contact, :boot, :flow, :path, :callId,"
                                + " :sequence, :q, :agent, :expires)")
                .bind("node", registration.node())
                .bind("extension", registration.extension())
                .bind("contact", registration.contact())
                .bind("boot", registration.boot())
                .bind("flow", registration.flow())
                .bind("path", registration.path())
                .bind("callId", registration.callId())
                .bind("sequence", registration.sequence())
                .bind("q", registration.q())
                .bind("agent", registration.userAgent())
                .bind("expires", registration.expiresAt())
                .execute();
    }

    /**
     * Those that have not expired, by extension and contact.
     *
     * @param extension of which; empty for all
     * @param after the last one of the page before
     */
    public List<Registration> page(String extension, Key after, int limit) {
        return database.inTransaction(handle -> handle.createQuery(SELECT
                        + " WHERE expires_ms >= :now AND (extension = :only OR :only = '') AND (extension > :after OR"
                        + " extension = :after AND contact > :contact) ORDER BY extension, contact FETCH FIRST "
                        + limit + " ROWS ONLY")
                .bind("now", clock.millis())
                .bind("only", extension)
                .bind("after", after.extension())
                .bind("contact", after.contact())
                .map((row, context) -> registration(row))
                .list());
    }

    /** Those of a node that have not expired; of all nodes when it is empty. */
    public List<Registration> of(String node) {
        return database.inTransaction(handle -> {
            handle.createUpdate("DELETE FROM registration WHERE expires_ms < :now")
                    .bind("now", clock.millis())
                    .execute();
            return handle.createQuery(SELECT + " WHERE node = :node OR :node = '' ORDER BY extension, contact")
                    .bind("node", node)
                    .map((row, context) -> registration(row))
                    .list();
        });
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                row.getString("node"),
                row.getString("boot"),
                row.getString("extension"),
                row.getString("contact"),
                row.getString("flow"),
                row.getString("path"),
                row.getString("call_id"),
                row.getLong("sequence"),
                row.getInt("q"),
                row.getString("user_agent"),
                row.getLong("expires_ms"));
    }
}
