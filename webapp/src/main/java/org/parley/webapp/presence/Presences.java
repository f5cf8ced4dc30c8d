package org.parley.webapp.presence;

import java.util.Optional;
import org.parley.webapp.store.Database;

/** Reads and changes where owners say to be. A change acts on the next call. */
public final class Presences {
    private final Database database;
    private final PresenceStore store = new PresenceStore();

    public Presences(Database database) {
        this.database = database;
    }

    /** The presence of an extension; empty when there is no such extension. */
    public Optional<Presence> get(String extension) {
        return database.inTransaction(handle -> store.find(handle, extension));
    }

    /** Returns false when there is no such extension. */
    public boolean set(String extension, Presence presence) {
        return database.inTransaction(handle -> store.update(handle, extension, presence));
    }
}
