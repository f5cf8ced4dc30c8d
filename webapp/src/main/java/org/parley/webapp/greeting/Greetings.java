package org.parley.webapp.greeting;

import java.util.Optional;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.presence.OwnerChanges;
import org.parley.webapp.store.Database;

/** Greetings and recorded names of extensions. */
public final class Greetings {
    /** The greeting that is played when a presence has none of its own. */
    public static final int DEFAULT_SLOT = 0;

    private static final int LAST_SLOT = 7;

    private final Database database;
    private final AudioStore audios;
    private final OwnerChanges changes;
    private final GreetingStore store = new GreetingStore();

    /** @param changes hears of them */
    public Greetings(Database database, AudioStore audios, OwnerChanges changes) {
        this.database = database;
        this.changes = changes;
        this.audios = audios;
    }

    /** What callers hear now: the greeting of the presence, else the default one; empty when neither is recorded. */
    public Optional<Greeting> greetingFor(String extension) {
        return database.inTransaction(handle -> store.current(handle, extension).flatMap(row -> greeting(handle, row)));
    }

    /** The greeting recorded for one slot. */
    public Optional<Greeting> greeting(String extension, int slot) {
        return database.inTransaction(
                handle -> store.find(handle, extension, slot).flatMap(row -> greeting(handle, row)));
    }

    /** Records the greeting of a slot, in place of an earlier one, whose announce-only flag stays. */
    public boolean record(String extension, int slot, byte[] ulaw) {
        if (slot < DEFAULT_SLOT || slot > LAST_SLOT) {
            throw new IllegalArgumentException("There is no greeting " + slot);
        }
        return told(extension, database.inTransaction(handle -> {
            OptionalLong account = store.lockAccount(handle, extension);
            if (account.isEmpty()) {
                return false;
            }
            Optional<GreetingStore.Row> old = store.find(handle, extension, slot);
            remove(handle, account.getAsLong(), old);
            boolean announceOnly = old.map(GreetingStore.Row::announceOnly).orElse(false);
            long audio = audios.add(handle, ulaw).id();
            store.insert(handle, account.getAsLong(), new GreetingStore.Row(slot, announceOnly, audio));
            return true;
        }));
    }

    /** Deletes the greeting of a slot together with its announce-only flag; false when none was recorded. */
    public boolean delete(String extension, int slot) {
        return told(extension, database.inTransaction(handle -> {
            OptionalLong account = store.lockAccount(handle, extension);
            Optional<GreetingStore.Row> old = store.find(handle, extension, slot);
            account.ifPresent(id -> remove(handle, id, old));
            return old.isPresent();
        }));
    }

    /** The recorded name of the owner. */
    public Optional<StoredAudio> recordedName(String extension) {
        return database.inTransaction(handle -> {
            OptionalLong audio = store.nameAudio(handle, extension);
            return audio.isEmpty() ? Optional.empty() : sound(handle, audio.getAsLong());
        });
    }

    /** Records the name of the owner anew; false when there is no such extension. */
    public boolean recordName(String extension, byte[] ulaw) {
        return told(extension, database.inTransaction(handle -> {
            OptionalLong account = store.lockAccount(handle, extension);
            if (account.isEmpty()) {
                return false;
            }
            OptionalLong old = store.nameAudio(handle, extension);
            store.deleteName(handle, account.getAsLong());
            old.ifPresent(id -> audios.release(handle, id));
            store.insertName(
                    handle, account.getAsLong(), audios.add(handle, ulaw).id());
            return true;
        }));
    }

    /** Deletes the recorded name; false when none was recorded. */
    public boolean deleteName(String extension) {
        return told(extension, database.inTransaction(handle -> {
            OptionalLong account = store.lockAccount(handle, extension);
            OptionalLong old = store.nameAudio(handle, extension);
            account.ifPresent(id -> store.deleteName(handle, id));
            old.ifPresent(id -> audios.release(handle, id));
            return old.isPresent();
        }));
    }

    /** Deletes all greetings and the name of an extension, in the transaction that deletes the account. */
    public void forget(String extension) {
        for (int slot = DEFAULT_SLOT; slot <= LAST_SLOT; slot++) {
            delete(extension, slot);
        }
        deleteName(extension);
    }

    /** Turns whether callers can leave a message behind this greeting; false when none is recorded. */
    public boolean setAnnounceOnly(String extension, int slot, boolean announceOnly) {
        return told(extension, database.inTransaction(handle -> {
            OptionalLong account = store.lockAccount(handle, extension);
            return account.isPresent() && store.setAnnounceOnly(handle, account.getAsLong(), slot, announceOnly);
        }));
    }

    private boolean told(String extension, boolean changed) {
        if (changed) {
            changes.changed(extension, false);
        }
        return changed;
    }

    private void remove(Handle handle, long accountId, Optional<GreetingStore.Row> row) {
        row.ifPresent(old -> {
            store.delete(handle, accountId, old.slot());
            audios.release(handle, old.audioId());
        });
    }

    private Optional<Greeting> greeting(Handle handle, GreetingStore.Row row) {
        return sound(handle, row.audioId()).map(audio -> new Greeting(row.slot(), row.announceOnly(), audio));
    }

    private Optional<StoredAudio> sound(Handle handle, long audioId) {
        return audios.find(handle, audioId).map(audio -> new StoredAudio(database, audios, audio));
    }
}
