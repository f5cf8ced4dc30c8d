package org.parley.webapp.notification;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Rows of {@code notification} and {@code escalation_level}. */
final class SettingsStore {

    OptionalLong accountId(Handle handle, String extension) {
        return handle
                .createQuery("SELECT id FROM account WHERE extension = :extension")
                .bind("extension", extension)
                .map((row, context) -> row.getLong(1))
                .stream()
                .mapToLong(Long::longValue)
                .findFirst();
    }

    Optional<NotificationSettings> find(Handle handle, long account) {
        return handle.createQuery("SELECT mode, address, audio, webhook FROM notification WHERE account_id = :account")
                .bind("account", account)
                .map((row, context) -> new NotificationSettings(
                        Mode.ofId(row.getString(1)).orElse(Mode.DISABLED),
                        row.getString(2),
                        row.getBoolean(3),
                        List.of(),
                        row.getString(4)))
                .findOne()
                .map(found -> new NotificationSettings(
                        found.mode(), found.address(), found.audio(), levels(handle, account), found.webhook()));
    }

    private static List<EscalationLevel> levels(Handle handle, long account) {
        return handle.createQuery("SELECT address, period_s, retries, continues FROM escalation_level"
                        + " WHERE account_id = :account ORDER BY level_no")
                .bind("account", account)
                .map((row, context) ->
                        new EscalationLevel(row.getString(1), row.getInt(2), row.getInt(3), row.getBoolean(4)))
                .list();
    }

    /** The sealed secret of the webhook, empty without one. */
    String webhookSecret(Handle handle, long account) {
        return handle.createQuery("SELECT webhook_secret FROM notification WHERE account_id = :account")
                .bind("account", account)
                .map((row, context) -> row.getString(1))
                .findOne()
                .orElse("");
    }

    void put(Handle handle, long account, NotificationSettings settings, String sealedSecret) {
        for (String table : List.of("escalation_level", "notification")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE account_id = :account")
                    .bind("account", account)
                    .execute();
        }
        handle.createUpdate("INSERT INTO notification (account_id, mode, address, audio, webhook, webhook_secret)"
                        + " VALUES (:account, :mode, :address, :audio, :webhook, :secret)")
                .bind("account", account)
                .bind("mode", settings.mode().id())
                .bind("address", settings.address())
                .bind("audio", settings.audio())
                .bind("webhook", settings.webhook())
                .bind("secret", sealedSecret)
                .execute();
        for (int n = 0; n < settings.levels().size(); n++) {
            EscalationLevel level = settings.levels().get(n);
            handle.createUpdate("INSERT INTO escalation_level (account_id, level_no, address, period_s, retries,"
                            + " continues) VALUES (:account, :level, :address, :period, :retries, :continues)")
                    .bind("account", account)
                    .bind("level", n + 1)
                    .bind("address", level.address())
                    .bind("period", level.periodSeconds())
                    .bind("retries", level.retries())
                    .bind("continues", level.continues())
                    .execute();
        }
    }

    /** The e-mail addresses behind a login name or the number of a message alias. */
    List<String> addressesOf(Handle handle, String name) {
        return handle.createQuery(
                        "SELECT DISTINCT n.address FROM notification n JOIN account a ON a.id = n.account_id"
                                + " WHERE n.address LIKE '%@%' AND (a.login = :name OR a.id IN"
                                + " (SELECT m.account_id FROM message_alias_member m WHERE m.number = :name)) ORDER BY n.address")
                .bind("name", name)
                .map((row, context) -> row.getString(1))
                .list();
    }
}
