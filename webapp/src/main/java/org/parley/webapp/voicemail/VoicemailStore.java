package org.parley.webapp.voicemail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Rows of {@code voicemail}. */
final class VoicemailStore {

    Optional<VoicemailSettings> find(Handle handle, String extension) {
        return handle.createQuery("SELECT v.enabled, v.max_messages, v.max_total_s, v.max_caller_s, v.max_owner_s,"
                        + " v.end_on_silence, v.operator FROM voicemail v JOIN account a ON a.id = v.account_id"
                        + " WHERE a.extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> settings(row))
                .findOne();
    }

    OptionalLong accountId(Handle handle, String extension) {
        return handle
                .createQuery("SELECT id FROM account WHERE extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    void put(Handle handle, long account, VoicemailSettings settings) {
        handle.createUpdate("DELETE FROM voicemail WHERE account_id = :account")
                .bind("account", account)
                .execute();
        handle.createUpdate("INSERT INTO voicemail (account_id, enabled, max_messages, max_total_s, max_caller_s,"
                        + " max_owner_s, end_on_silence, operator) VALUES (:account, :enabled, :messages, :total,"
                        + " :caller, :owner, :silence, :operator)")
                .bind("account", account)
                .bind("enabled", settings.enabled())
                .bindByType("messages", boxed(settings.maxMessages()), Integer.class)
                .bindByType("total", boxed(settings.maxTotalSeconds()), Integer.class)
                .bindByType("caller", boxed(settings.maxCallerSeconds()), Integer.class)
                .bindByType("owner", boxed(settings.maxOwnerSeconds()), Integer.class)
                .bindByType("silence", settings.endOnSilence().orElse(null), Boolean.class)
                .bindByType("operator", settings.operator().orElse(null), String.class)
                .execute();
    }

    void forgetOperator(Handle handle, String extension) {
        handle.createUpdate("UPDATE voicemail SET operator = NULL WHERE operator = :extension")
                .bind("extension", extension)
                .execute();
    }

    private static VoicemailSettings settings(ResultSet row) throws SQLException {
        boolean silence = row.getBoolean(6);
        Optional<Boolean> endOnSilence = row.wasNull() ? Optional.empty() : Optional.of(silence);
        return new VoicemailSettings(
                row.getBoolean(1),
                number(row, 2),
                number(row, 3),
                number(row, 4),
                number(row, 5),
                endOnSilence,
                Optional.ofNullable(row.getString(7)));
    }

    private static OptionalInt number(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    private static Integer boxed(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : null;
    }
}
