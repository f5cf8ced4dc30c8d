package org.parley.webapp.voicemail;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.store.Database;

/** What each extension's voicemail allows: its own settings over those of the server. */
public final class Voicemail {
    private final Database database;
    private final Mailboxes mailboxes;
    private final VoicemailLimits defaults;
    private final VoicemailStore store = new VoicemailStore();

    public Voicemail(Database database, Mailboxes mailboxes, VoicemailLimits defaults) {
        this.database = database;
        this.mailboxes = mailboxes;
        this.defaults = defaults;
    }

    /** What was set for an extension. */
    public VoicemailSettings settings(String extension) {
        return database.inTransaction(handle -> store.find(handle, extension)).orElse(VoicemailSettings.NONE);
    }

    /** Replaces what was set; false when there is no such extension. */
    public boolean set(String extension, VoicemailSettings settings) {
        return database.inTransaction(handle -> {
            OptionalLong account = store.accountId(handle, extension);
            account.ifPresent(id -> store.put(handle, id, settings));
            return account.isPresent();
        });
    }

    /** What holds for an extension. */
    public VoicemailLimits limits(String extension) {
        VoicemailSettings own = settings(extension);
        return new VoicemailLimits(
                own.maxMessages().orElse(defaults.maxMessages()),
                seconds(own.maxTotalSeconds(), defaults.maxTotal()),
                seconds(own.maxCallerSeconds(), defaults.maxCaller()),
                seconds(own.maxOwnerSeconds(), defaults.maxOwner()),
                own.endOnSilence().orElse(defaults.endOnSilence()));
    }

    public boolean enabled(String extension) {
        return settings(extension).enabled();
    }

    /** The extension that its callers reach with the operator's digit, if it is not that of the dial plan. */
    public Optional<String> operator(String extension) {
        return settings(extension).operator();
    }

    /** Callers of others reach the operator of the dial plan where they reached an extension that is deleted. */
    public void forgetOperator(String extension) {
        database.useTransaction(handle -> store.forgetOperator(handle, extension));
    }

    /** Whether no message more fits in. */
    public boolean full(String extension) {
        VoicemailLimits limits = limits(extension);
        Counts counts = mailboxes.counts(extension);
        return counts.newMessages() + counts.savedMessages() >= limits.maxMessages()
                || mailboxes.total(extension).compareTo(limits.maxTotal()) >= 0;
    }

    private static Duration seconds(OptionalInt own, Duration otherwise) {
        return own.isPresent() ? Duration.ofSeconds(own.getAsInt()) : otherwise;
    }
}
