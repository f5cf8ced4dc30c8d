package org.parley.webapp.deposit;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.mailbox.Origin;

/** Rows of {@code deposit_recipient} and {@code deposit_part}, and what a deposit that is sent has beyond others. */
final class SendingStore {

    void markSent(Handle handle, DepositId id) {
        handle.createUpdate("UPDATE deposit SET sent = TRUE WHERE id = :id")
                .bind("id", id.value())
                .execute();
    }

    void setOrigin(Handle handle, DepositId id, Origin origin) {
        handle.createUpdate("UPDATE deposit SET origin_number = :number, origin_name = :name,"
                        + " origin_internal = :internal, origin_ms = :ms WHERE id = :id")
                .bind("number", origin.from().number())
                .bind("name", origin.from().name())
                .bind("internal", origin.from().internal())
                .bind("ms", origin.at().toEpochMilli())
                .bind("id", id.value())
                .execute();
    }

    /** Turns the flag of an open deposit; false when it is not open. */
    boolean setUrgent(Handle handle, DepositId id, boolean urgent) {
        return handle.createUpdate("UPDATE deposit SET urgent = :urgent WHERE id = :id AND state = 'open'")
                        .bind("urgent", urgent)
                        .bind("id", id.value())
                        .execute()
                == 1;
    }

    /** Adds an extension that has voicemail; one that was added before, or has none, changes nothing. */
    void addRecipient(Handle handle, DepositId id, String extension) {
        handle.createUpdate("INSERT INTO deposit_recipient (deposit_id, account_id)"
                        + " SELECT CAST(:id AS VARCHAR(32)), a.id FROM account a"
                        + " WHERE a.extension = :extension AND a.id NOT IN"
                        + " (SELECT r.account_id FROM deposit_recipient r WHERE r.deposit_id = :id)"
                        + " AND a.id NOT IN (SELECT v.account_id FROM voicemail v WHERE v.enabled = FALSE)")
                .bind("id", id.value())
                .bind("extension", extension)
                .execute();
    }

    /** Adds every mailbox but the sender's. */
    void addEverybody(Handle handle, DepositId id, String sender) {
        handle.createUpdate("INSERT INTO deposit_recipient (deposit_id, account_id)"
                        + " SELECT CAST(:id AS VARCHAR(32)), a.id FROM account a WHERE a.extension <> :sender"
                        + " AND a.id NOT IN (SELECT v.account_id FROM voicemail v WHERE v.enabled = FALSE)")
                .bind("id", id.value())
                .bind("sender", sender)
                .execute();
    }

    /** Accounts in the order of their ids, so that two sendings never lock mailboxes in opposite order. */
    List<Long> recipients(Handle handle, DepositId id) {
        return handle.createQuery("SELECT account_id FROM deposit_recipient WHERE deposit_id = :id ORDER BY account_id")
                .bind("id", id.value())
                .map((row, context) -> row.getLong(1))
                .list();
    }

    int recipientCount(Handle handle, DepositId id) {
        return handle.createQuery("SELECT COUNT(*) FROM deposit_recipient WHERE deposit_id = :id")
                .bind("id", id.value())
                .map((row, context) -> row.getInt(1))
                .one();
    }

    void addPart(Handle handle, DepositId id, int n, long audioId) {
        handle.createUpdate("INSERT INTO deposit_part (deposit_id, n, audio_id) VALUES (:id, :n, :audio)")
                .bind("id", id.value())
                .bind("n", n)
                .bind("audio", audioId)
                .execute();
    }

    List<Long> parts(Handle handle, DepositId id) {
        return handle.createQuery("SELECT audio_id FROM deposit_part WHERE deposit_id = :id ORDER BY n")
                .bind("id", id.value())
                .map((row, context) -> row.getLong(1))
                .list();
    }

    /** Lets the sounds of the parts go. */
    void releaseParts(Handle handle, DepositId id, AudioStore audios) {
        List<Long> parts = parts(handle, id);
        removeParts(handle, id);
        parts.forEach(part -> audios.release(handle, part));
    }

    /** Forgets the parts, whose references pass to the caller. */
    void removeParts(Handle handle, DepositId id) {
        handle.createUpdate("DELETE FROM deposit_part WHERE deposit_id = :id")
                .bind("id", id.value())
                .execute();
    }

    /** The new deposit gets what the old one had: recipients, parts, origin and urgency. */
    void takeOver(Handle handle, Deposit old, DepositId next) {
        markSent(handle, next);
        old.origin().ifPresent(origin -> setOrigin(handle, next, origin));
        setUrgent(handle, next, old.urgent());
        for (String table : List.of("deposit_recipient", "deposit_part")) {
            handle.createUpdate("UPDATE " + table + " SET deposit_id = :next WHERE deposit_id = :old")
                    .bind("next", next.value())
                    .bind("old", old.id().value())
                    .execute();
        }
    }
}
