package org.parley.webapp.notification;

import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Rows of {@code escalation}. */
final class EscalationStore {

    /** A level that is being told. @param sent e-mails so far */
    record Step(long accountId, int level, long messageId, int sent) {}

    /** Begins a level that is first told at a time. */
    void begin(Handle handle, long account, int level, long messageId, long due) {
        handle.createUpdate("INSERT INTO escalation (account_id, level_no, message_id, sent, due_ms)"
                        + " VALUES (:account, :level, :message, 0, :due)")
                .bind("account", account)
                .bind("level", level)
                .bind("message", messageId)
                .bind("due", due)
                .execute();
    }

    boolean running(Handle handle, long account) {
        return handle.createQuery("SELECT COUNT(*) FROM escalation WHERE account_id = :account")
                        .bind("account", account)
                        .map((row, context) -> row.getInt(1))
                        .one()
                > 0;
    }

    List<Step> due(Handle handle, long now, int most) {
        return handle.createQuery("SELECT account_id, level_no, message_id, sent FROM escalation WHERE due_ms <= :now"
                        + " ORDER BY due_ms, account_id, level_no FETCH FIRST " + most + " ROWS ONLY")
                .bind("now", now)
                .map((row, context) -> new Step(row.getLong(1), row.getInt(2), row.getLong(3), row.getInt(4)))
                .list();
    }

    OptionalLong next(Handle handle) {
        return handle
                .createQuery("SELECT due_ms FROM escalation ORDER BY due_ms FETCH FIRST 1 ROWS ONLY")
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    /** Counts one e-mail of a step; false when somebody else took the step, or the escalation is over. */
    boolean advance(Handle handle, Step step, long due) {
        return handle.createUpdate("UPDATE escalation SET sent = sent + 1, due_ms = :due"
                                + " WHERE account_id = :account AND level_no = :level AND sent = :sent")
                        .bind("due", due)
                        .bind("account", step.accountId())
                        .bind("level", step.level())
                        .bind("sent", step.sent())
                        .execute()
                == 1;
    }

    void endLevel(Handle handle, Step step) {
        handle.createUpdate("DELETE FROM escalation WHERE account_id = :account AND level_no = :level")
                .bind("account", step.accountId())
                .bind("level", step.level())
                .execute();
    }

    /** Ends all levels. @return whether there were any */
    boolean end(Handle handle, long account) {
        return handle.createUpdate("DELETE FROM escalation WHERE account_id = :account")
                        .bind("account", account)
                        .execute()
                > 0;
    }
}
