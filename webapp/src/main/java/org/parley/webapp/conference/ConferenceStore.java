package org.parley.webapp.conference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;
import org.parley.webapp.secret.SealedText;

/** Rows of {@code conference}. */
final class ConferenceStore {
    private static final String SELECT = "SELECT c.number, c.scheduled, c.description, c.password, o.extension,"
            + " m.extension, c.state, c.begins, c.zone, c.start_ms, c.duration_min, c.repetition FROM conference c"
            + " LEFT JOIN account o ON o.id = c.creator_id LEFT JOIN account m ON m.id = c.moderator_id";
    private static final String VALUES = "description = :description, password = :password,"
            + " moderator_id = (SELECT id FROM account WHERE extension = :moderator), state = :state,"
            + " begins = :begins, zone = :zone, start_ms = :start, duration_min = :duration,"
            + " repetition = :repetition, changed_ms = CASE WHEN state = :state THEN changed_ms ELSE :now END";

    private final SealedText seal;

    ConferenceStore(SealedText seal) {
        this.seal = seal;
    }

    List<Conference> all(Handle handle) {
        return handle.createQuery(SELECT + " ORDER BY c.scheduled, c.start_ms, c.number")
                .map((row, context) -> conference(row))
                .list();
    }

    Optional<Conference> find(Handle handle, String number) {
        return handle.createQuery(SELECT + " WHERE c.number = :number")
                .bind("number", number)
                .map((row, context) -> conference(row))
                .findOne();
    }

    /** Whether an account is creator or moderator of any. */
    boolean hasPart(Handle handle, long account) {
        return handle.createQuery("SELECT number FROM conference WHERE creator_id = :account OR moderator_id = :account"
                        + " FETCH FIRST 1 ROWS ONLY")
                .bind("account", account)
                .map((row, context) -> row.getString(1))
                .findOne()
                .isPresent();
    }

    private Conference conference(ResultSet row) throws SQLException {
        String number = row.getString(1);
        String password = row.getString(4);
        Optional<Conference.Schedule> schedule = row.getBoolean(2)
                ? Optional.of(new Conference.Schedule(
                        LocalDateTime.parse(row.getString(8)).atZone(ZoneId.of(row.getString(9))),
                        Instant.ofEpochMilli(row.getLong(10)),
                        Duration.ofMinutes(row.getInt(11)),
                        Repetition.valueOf(row.getString(12))))
                : Optional.empty();
        return new Conference(
                number,
                row.getString(3),
                password.isEmpty() ? "" : seal.open(password, number),
                text(row.getString(5)),
                text(row.getString(6)),
                ConferenceState.valueOf(row.getString(7)),
                schedule,
                0,
                false);
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    void insert(Handle handle, Conference conference, Instant now) {
        handle.createUpdate(
                        "INSERT INTO conference (number, scheduled, description, password, creator_id, state, begins,"
                                + " zone, start_ms, duration_min, repetition, changed_ms) VALUES (:number, :scheduled, '', '',"
                                + " (SELECT id FROM account WHERE extension = :creator), :state, '', '', 0, 0, 'NONE', :now)")
                .bind("number", conference.number())
                .bind("scheduled", conference.scheduled())
                .bind("creator", conference.creator())
                .bind("state", conference.state().name())
                .bind("now", now.toEpochMilli())
                .execute();
        update(handle, conference, now);
    }

    void update(Handle handle, Conference conference, Instant now) {
        Update update = handle.createUpdate("UPDATE conference SET " + VALUES + " WHERE number = :number")
                .bind("number", conference.number())
                .bind("description", conference.description())
                .bind(
                        "password",
                        conference.password().isEmpty() ? "" : seal.seal(conference.password(), conference.number()))
                .bind("moderator", conference.moderator())
                .bind("state", conference.state().name())
                .bind("now", now.toEpochMilli());
        Optional<Conference.Schedule> times = conference.schedule();
        update.bind(
                        "begins",
                        times.map(at -> at.begins().toLocalDateTime().toString())
                                .orElse(""))
                .bind("zone", times.map(at -> at.begins().getZone().getId()).orElse(""))
                .bind("start", times.map(at -> at.start().toEpochMilli()).orElse(0L))
                .bind(
                        "duration",
                        times.map(at -> (int) at.duration().toMinutes()).orElse(0))
                .bind(
                        "repetition",
                        times.map(Conference.Schedule::repetition)
                                .orElse(Repetition.NONE)
                                .name());
        update.execute();
    }

    boolean delete(Handle handle, String number) {
        handle.createUpdate("DELETE FROM conference_visit WHERE number = :number")
                .bind("number", number)
                .execute();
        return handle.createUpdate("DELETE FROM conference WHERE number = :number")
                        .bind("number", number)
                        .execute()
                == 1;
    }

    /** Scheduled conferences that were over before a moment. */
    List<String> overBefore(Handle handle, Instant moment) {
        return handle.createQuery("SELECT number FROM conference WHERE state IN ('EXPIRED', 'CANCELED')"
                        + " AND changed_ms < :moment")
                .bind("moment", moment.toEpochMilli())
                .map((row, context) -> row.getString(1))
                .list();
    }
}
