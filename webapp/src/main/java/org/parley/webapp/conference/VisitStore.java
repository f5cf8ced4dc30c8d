package org.parley.webapp.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Rows of {@code conference_visit}. */
final class VisitStore {

    /** @return the id of the visit */
    long insert(Handle handle, String number, String caller, String name, Instant now) {
        return handle.createUpdate("INSERT INTO conference_visit (number, caller, name, joined_ms)"
                        + " VALUES (:number, :caller, :name, :now)")
                .bind("number", number)
                .bind("caller", caller)
                .bind("name", name)
                .bind("now", now.toEpochMilli())
                .executeAndReturnGeneratedKeys()
                .map((row, context) -> row.getLong(1))
                .one();
    }

    void end(Handle handle, long id, Instant now) {
        handle.createUpdate("UPDATE conference_visit SET left_ms = :now WHERE id = :id AND left_ms IS NULL")
                .bind("now", now.toEpochMilli())
                .bind("id", id)
                .execute();
    }

    /** Nobody is in any conference: the calls of an earlier run are gone. */
    void endAll(Handle handle, Instant now) {
        handle.createUpdate("UPDATE conference_visit SET left_ms = :now WHERE left_ms IS NULL")
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** The latest visits first. */
    List<Visit> latest(Handle handle, String number, int most) {
        return handle.createQuery("SELECT id, caller, name, joined_ms, left_ms FROM conference_visit"
                        + " WHERE number = :number ORDER BY joined_ms DESC, id DESC FETCH FIRST " + most
                        + " ROWS ONLY")
                .bind("number", number)
                .map((row, context) -> visit(row))
                .list();
    }

    private static Visit visit(ResultSet row) throws SQLException {
        long left = row.getLong(5);
        Optional<Instant> leftAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(left));
        return new Visit(
                row.getLong(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)), leftAt);
    }
}
