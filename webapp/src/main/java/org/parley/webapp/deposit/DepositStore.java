package org.parley.webapp.deposit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Origin;

/** Rows of {@code deposit}. */
final class DepositStore {

    /** Returns false when there is no such extension. */
    boolean insert(Handle handle, DepositId id, String extension, Caller caller, Instant openedAt, String leg) {
        return handle.createUpdate("INSERT INTO deposit (id, account_id, caller_number, caller_name, internal,"
                                + " opened_ms, leg, state) SELECT CAST(:id AS VARCHAR(32)), a.id, CAST(:number AS VARCHAR(64)),"
                                + " CAST(:name AS VARCHAR(128)), CAST(:internal AS BOOLEAN), CAST(:opened AS BIGINT),"
                                + " CAST(:leg AS VARCHAR(64)), 'open' FROM account a WHERE a.extension = :extension")
                        .bind("id", id.value())
                        .bind("number", caller.number())
                        .bind("name", caller.name())
                        .bind("internal", caller.internal())
                        .bind("opened", openedAt.toEpochMilli())
                        .bind("leg", leg)
                        .bind("extension", extension)
                        .execute()
                == 1;
    }

    /**
     * Ends an open deposit and keeps its row locked; whoever else wants to end it waits for this transaction.
     *
     * @return false when it was not open
     */
    boolean close(Handle handle, DepositId id, DepositState state) {
        return handle.createUpdate("UPDATE deposit SET state = :state WHERE id = :id AND state = 'open'")
                        .bind("state", state.id())
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    void setMessage(Handle handle, DepositId id, long messageId) {
        handle.createUpdate("UPDATE deposit SET message_id = :message WHERE id = :id")
                .bind("message", messageId)
                .bind("id", id.value())
                .execute();
    }

    Optional<Deposit> find(Handle handle, DepositId id) {
        return handle.createQuery("SELECT d.account_id, a.extension, d.caller_number, d.caller_name, d.internal,"
                        + " d.opened_ms, d.state, d.message_id, d.sent, d.urgent, d.leg, d.origin_number, d.origin_name,"
                        + " d.origin_internal, d.origin_ms"
                        + " FROM deposit d JOIN account a ON a.id = d.account_id WHERE d.id = :id")
                .bind("id", id.value())
                .map((row, context) -> new Deposit(
                        id,
                        row.getLong(1),
                        row.getString(2),
                        new Caller(row.getString(3), row.getString(4), row.getBoolean(5)),
                        Instant.ofEpochMilli(row.getLong(6)),
                        DepositState.ofId(row.getString(7)),
                        row.getLong(8),
                        row.getBoolean(9),
                        row.getBoolean(10),
                        row.getString(11),
                        origin(row)))
                .findOne();
    }

    private static Optional<Origin> origin(ResultSet row) throws SQLException {
        String number = row.getString(12);
        return number == null
                ? Optional.empty()
                : Optional.of(new Origin(
                        new Caller(number, row.getString(13), row.getBoolean(14)),
                        Instant.ofEpochMilli(row.getLong(15))));
    }

    /** Open ones of which it is older than a time. */
    List<DepositId> openBefore(Handle handle, Instant before, int limit) {
        return handle.createQuery("SELECT id FROM deposit WHERE opened_ms < :before AND state = 'open'"
                        + " ORDER BY opened_ms FETCH FIRST " + limit + " ROWS ONLY")
                .bind("before", before.toEpochMilli())
                .map((row, context) -> DepositId.parse(row.getString(1)).orElseThrow())
                .list();
    }

    List<DepositId> ofAccount(Handle handle, long account) {
        return handle.createQuery("SELECT id FROM deposit WHERE account_id = :account")
                .bind("account", account)
                .map((row, context) -> DepositId.parse(row.getString(1)).orElseThrow())
                .list();
    }

    /** Nothing is sent to an account any more. */
    void forgetRecipient(Handle handle, long account) {
        handle.createUpdate("DELETE FROM deposit_recipient WHERE account_id = :account")
                .bind("account", account)
                .execute();
    }

    void delete(Handle handle, DepositId id) {
        handle.createUpdate("DELETE FROM deposit WHERE id = :id")
                .bind("id", id.value())
                .execute();
    }

    /** A gateway says since when recordings wait in its spool. */
    void putSpool(Handle handle, String node, Instant since) {
        int known = handle.createUpdate("UPDATE spool_report SET since_ms = :since WHERE node = :node")
                .bind("since", since.toEpochMilli())
                .bind("node", node)
                .execute();
        if (known == 0) {
            handle.createUpdate("INSERT INTO spool_report (node, since_ms) VALUES (:node, :since)")
                    .bind("since", since.toEpochMilli())
                    .bind("node", node)
                    .execute();
        }
    }

    /** The oldest thing that may wait in any spool; empty when no gateway has said so yet. */
    Optional<Instant> oldestSpooled(Handle handle) {
        return handle.createQuery("SELECT MIN(since_ms) FROM spool_report")
                .map((row, context) -> {
                    long since = row.getLong(1);
                    return row.wasNull() ? Optional.<Instant>empty() : Optional.of(Instant.ofEpochMilli(since));
                })
                .one();
    }

    /** Removes closed deposits that were opened before a time; returns how many, at most a batch. */
    int deleteClosed(Handle handle, Instant before) {
        return handle.createUpdate("DELETE FROM deposit WHERE id IN (SELECT id FROM deposit"
                        + " WHERE opened_ms < :before AND state <> 'open' FETCH FIRST 500 ROWS ONLY)")
                .bind("before", before.toEpochMilli())
                .execute();
    }
}
