package org.parley.webapp.calls;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.calls.CallDetail.Key;
import org.parley.webapp.calls.CallDetail.Kind;
import org.parley.webapp.store.Database;

/**
 * The calls of an extension, from the records of their legs: what its telephones called, what called its number, and what
 * reached its telephones another way. The last is not shown when the same call is there as one to its number.
 */
public final class CallDetails {
    private static final String COLUMNS = "SELECT leg, begun_ms, ended_ms, answered_ms, from_number, to_number,"
            + " %s AS answered FROM call_record c WHERE ";
    private static final String PAGE = " AND begun_ms <= :at AND (begun_ms < :at OR leg < :leg)"
            + " ORDER BY begun_ms DESC, leg DESC FETCH FIRST %d ROWS ONLY";
    private static final String TO_ITS_TELEPHONE = "FROM call_record p WHERE p.to_number = :extension"
            + " AND p.direction = 'out' AND p.from_number = c.from_number AND p.begun_ms >= c.begun_ms"
            + " AND p.begun_ms <= c.ended_ms AND p.answered_ms IS NOT NULL";

    private final Database database;

    public CallDetails(Database database) {
        this.database = database;
    }

    /**
     * The newest first.
     *
     * @param part of numbers; empty for all calls
     */
    public List<CallDetail> page(String extension, String part, Key after, int limit) {
        return database.inTransaction(handle -> Stream.of(
                        read(
                                handle,
                                "c.ended_ms",
                                "route = :extension AND direction = 'in' AND LOWER(to_number) LIKE :part",
                                extension,
                                part,
                                after,
                                limit,
                                Kind.OUT),
                        read(
                                handle,
                                "(SELECT MIN(p.answered_ms) " + TO_ITS_TELEPHONE + ")",
                                "to_number = :extension AND direction = 'in' AND route <> :extension"
                                        + " AND LOWER(from_number) LIKE :part",
                                extension,
                                part,
                                after,
                                limit,
                                Kind.IN),
                        read(
                                handle,
                                "c.answered_ms",
                                "to_number = :extension AND direction = 'out' AND LOWER(from_number) LIKE :part"
                                        + " AND NOT EXISTS (SELECT 1 FROM call_record i WHERE i.to_number = :extension"
                                        + " AND i.direction = 'in' AND i.from_number = c.from_number"
                                        + " AND i.begun_ms <= c.begun_ms AND i.ended_ms >= c.begun_ms)",
                                extension,
                                part,
                                after,
                                limit,
                                Kind.IN))
                .flatMap(List::stream)
                .sorted(Comparator.comparingLong(CallDetail::begunAt)
                        .thenComparing(CallDetail::leg)
                        .reversed())
                .limit(limit)
                .toList());
    }

    private static List<CallDetail> read(
            Handle handle,
            String answered,
            String which,
            String extension,
            String part,
            Key after,
            int limit,
            Kind kind) {
        String like = "%" + part.toLowerCase(java.util.Locale.ROOT).replaceAll("[%_]", "") + "%";
        return handle.createQuery(COLUMNS.formatted(answered) + which + PAGE.formatted(limit))
                .bind("extension", extension)
                .bind("part", like)
                .bind("at", after.begunAt())
                .bind("leg", after.leg())
                .map((row, context) -> detail(row, kind))
                .list();
    }

    private static CallDetail detail(ResultSet row, Kind kind) throws SQLException {
        boolean out = kind == Kind.OUT;
        long answered = row.getLong(out ? "answered_ms" : "answered");
        boolean spoke = !row.wasNull();
        return new CallDetail(
                row.getString("leg"),
                out || spoke ? kind : Kind.MISSED,
                row.getLong("begun_ms"),
                row.getString(out ? "to_number" : "from_number"),
                spoke ? Math.max(0, (row.getLong("ended_ms") - answered + 500) / 1000) : 0);
    }
}
