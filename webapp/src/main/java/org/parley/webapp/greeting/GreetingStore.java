package org.parley.webapp.greeting;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Rows of {@code greeting} and {@code name_recording}. */
final class GreetingStore {

    /** A greeting without its sound. */
    record Row(int slot, boolean announceOnly, long audioId) {}

    OptionalLong lockAccount(Handle handle, String extension) {
        int found = handle.createUpdate("UPDATE account SET presence = presence WHERE extension = :extension")
                .bind("extension", extension)
                .execute();
        return found == 0
                ? OptionalLong.empty()
                : OptionalLong.of(handle.createQuery("SELECT id FROM account WHERE extension = :extension")
                        .bind("extension", extension)
                        .mapTo(Long.class)
                        .one());
    }

    /** The greeting of the current presence, else the default one. */
    Optional<Row> current(Handle handle, String extension) {
        return handle.createQuery("SELECT g.slot, g.announce_only, g.audio_id FROM greeting g"
                        + " JOIN account a ON a.id = g.account_id WHERE a.extension = :extension"
                        + " AND (g.slot = a.presence OR g.slot = 0) ORDER BY g.slot DESC FETCH FIRST 1 ROWS ONLY")
                .bind("extension", extension)
                .map((row, context) -> new Row(row.getInt(1), row.getBoolean(2), row.getLong(3)))
                .findOne();
    }

    Optional<Row> find(Handle handle, String extension, int slot) {
        return handle.createQuery("SELECT g.slot, g.announce_only, g.audio_id FROM greeting g"
                        + " JOIN account a ON a.id = g.account_id WHERE a.extension = :extension AND g.slot = :slot")
                .bind("extension", extension)
                .bind("slot", slot)
                .map((row, context) -> new Row(row.getInt(1), row.getBoolean(2), row.getLong(3)))
                .findOne();
    }

    void insert(Handle handle, long accountId, Row row) {
        handle.createUpdate("INSERT INTO greeting (account_id, slot, audio_id, announce_only)"
                        + " VALUES (:account, :slot, :audio, :announce)")
                .bind("account", accountId)
                .bind("slot", row.slot())
                .bind("audio", row.audioId())
                .bind("announce", row.announceOnly())
                .execute();
    }

    boolean setAnnounceOnly(Handle handle, long accountId, int slot, boolean announceOnly) {
        return handle.createUpdate("UPDATE greeting SET announce_only = :announce"
                                + " WHERE account_id = :account AND slot = :slot")
                        .bind("announce", announceOnly)
                        .bind("account", accountId)
                        .bind("slot", slot)
                        .execute()
                == 1;
    }

    void delete(Handle handle, long accountId, int slot) {
        handle.createUpdate("DELETE FROM greeting WHERE account_id = :account AND slot = :slot")
                .bind("account", accountId)
                .bind("slot", slot)
                .execute();
    }

    OptionalLong nameAudio(Handle handle, String extension) {
        return handle
                .createQuery("SELECT n.audio_id FROM name_recording n JOIN account a ON a.id = n.account_id"
                        + " WHERE a.extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    void insertName(Handle handle, long accountId, long audioId) {
        handle.createUpdate("INSERT INTO name_recording (account_id, audio_id) VALUES (:account, :audio)")
                .bind("account", accountId)
                .bind("audio", audioId)
                .execute();
    }

    void deleteName(Handle handle, long accountId) {
        handle.createUpdate("DELETE FROM name_recording WHERE account_id = :account")
                .bind("account", accountId)
                .execute();
    }
}
