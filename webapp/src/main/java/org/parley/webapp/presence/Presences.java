package org.parley.webapp.presence;

import java.util.Optional;
import org.parley.webapp.store.Database;

/** Reads and changes where owners say to be. A change acts on the next call. */
public final class Presences {
    private final Database database;
    private final OwnerChanges changes;
    private final PresenceStore store = new PresenceStore();

    /** @param changes hears of them */
    public Presences(Database database, OwnerChanges changes) {
        this.database = database;
        this.changes = changes;
    }

    /** The presence of an extension; empty when there is no such extension. */
    public Optional<Presence> get(String extension) {
        return database.inTransaction(handle -> store.find(handle, extension));
    }

    /** Returns false when there is no such extension. */
    public boolean set(String extension, Presence presence) {
        boolean known = database.inTransaction(handle -> store.update(handle, extension, presence));
        if (known) {
            changes.changed(extension, true);
        }
        return known;
    }
}
