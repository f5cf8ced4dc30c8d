package org.parley.webapp.notification;

import java.time.Clock;
import java.util.List;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.store.Database;

/**
 * Levels that are told one after the other of a message that nobody retrieves. Level 1 is told at once; each level gets
 * its first e-mail and its retries, one a period, and a period after the last of them the next level begins. A level that
 * continues goes on meanwhile. All of it ends with the last e-mail of the last level, or when a message is retrieved. A
 * message that comes while levels are being told begins nothing new.
 */
final class Escalations {
    private static final int AT_ONCE = 50;
    private static final long SECOND = 1000;

    private final Database database;
    private final SettingsStore settings;
    private final NoticeStore notices;
    private final EscalationStore store = new EscalationStore();
    private final Clock clock;

    Escalations(Database database, SettingsStore settings, NoticeStore notices, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.notices = notices;
        this.clock = clock;
    }

    /** In the transaction of the message. */
    void begin(Handle handle, long account, long messageId) {
        if (!store.running(handle, account)) {
            store.begin(handle, account, 1, messageId, clock.millis());
        }
    }

    /** In the transaction that retrieves a message. */
    void end(Handle handle, long account) {
        if (store.end(handle, account)) {
            notices.removeEscalation(handle, account);
        }
    }

    /** Writes the e-mails of all steps that are due. */
    void run() {
        List<EscalationStore.Step> due;
        do {
            due = database.inTransaction(handle -> store.due(handle, clock.millis(), AT_ONCE));
            due.forEach(step -> database.useTransaction(handle -> take(handle, step)));
        } while (due.size() == AT_ONCE);
    }

    /** When the next step is due. */
    OptionalLong next() {
        return database.inTransaction(store::next);
    }

    private void take(Handle handle, EscalationStore.Step step) {
        NotificationSettings wanted = settings.find(handle, step.accountId()).orElse(NotificationSettings.NONE);
        List<EscalationLevel> levels = wanted.mode() == Mode.ESCALATION ? wanted.levels() : List.of();
        if (step.level() > levels.size()) {
            store.end(handle, step.accountId());
            return;
        }
        EscalationLevel level = levels.get(step.level() - 1);
        long next = clock.millis() + level.periodSeconds() * SECOND;
        if (!store.advance(handle, step, next)) {
            return;
        }
        int newCount = handle.createQuery("SELECT new_count FROM mailbox WHERE account_id = :account")
                .bind("account", step.accountId())
                .map((row, context) -> row.getInt(1))
                .one();
        notices.add(
                handle,
                step.accountId(),
                Notice.Kind.MAIL,
                step.level(),
                level.address(),
                wanted.audio(),
                new NoticeStore.About(step.messageId(), newCount),
                clock.millis());
        if (step.sent() == level.retries()) {
            pass(handle, step, level, levels.size(), next);
        }
    }

    /** A level has had all of its e-mails. */
    private void pass(Handle handle, EscalationStore.Step step, EscalationLevel level, int last, long next) {
        if (step.level() == last) {
            store.end(handle, step.accountId());
            return;
        }
        store.begin(handle, step.accountId(), step.level() + 1, step.messageId(), next);
        if (!level.continues()) {
            store.endLevel(handle, step);
        }
    }
}
