package org.parley.webapp.presence;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The presence column of {@code account}. */
final class PresenceStore {

    Optional<Presence> find(Handle handle, String extension) {
        return handle.createQuery("SELECT presence FROM account WHERE extension = :extension")
                .bind("extension", extension)
                .mapTo(Integer.class)
                .findOne()
                .flatMap(Presence::ofNumber);
    }

    boolean update(Handle handle, String extension, Presence presence) {
        return handle.createUpdate("UPDATE account SET presence = :presence WHERE extension = :extension")
                        .bind("presence", presence.number())
                        .bind("extension", extension)
                        .execute()
                == 1;
    }
}
