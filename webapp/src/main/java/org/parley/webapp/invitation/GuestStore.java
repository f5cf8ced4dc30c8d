package org.parley.webapp.invitation;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Rows of {@code conference_guest} and {@code conference_invitation}. */
final class GuestStore {

    /** A conference as calendars know it. */
    record Version(String uid, int sequence) {}

    List<Guest> all(Handle handle, String number) {
        return handle.createQuery(
                        "SELECT address, language FROM conference_guest WHERE number = :number ORDER BY address")
                .bind("number", number)
                .map((row, context) -> new Guest(row.getString(1), row.getString(2)))
                .list();
    }

    void put(Handle handle, String number, Guest guest) {
        remove(handle, number, guest.address());
        handle.createUpdate("INSERT INTO conference_guest (number, address, language)"
                        + " VALUES (:number, :address, :language)")
                .bind("number", number)
                .bind("address", guest.address())
                .bind("language", guest.language())
                .execute();
    }

    boolean remove(Handle handle, String number, String address) {
        return handle.createUpdate("DELETE FROM conference_guest WHERE number = :number AND address = :address")
                        .bind("number", number)
                        .bind("address", address)
                        .execute()
                == 1;
    }

    /** What calendars know now; the first time it gets its name. */
    Version version(Handle handle, String number) {
        return handle.createQuery("SELECT uid, revision FROM conference_invitation WHERE number = :number")
                .bind("number", number)
                .map((row, context) -> new Version(row.getString(1), row.getInt(2)))
                .findOne()
                .orElseGet(() -> {
                    Version first = new Version(UUID.randomUUID().toString(), 0);
                    handle.createUpdate("INSERT INTO conference_invitation (number, uid, revision)"
                                    + " VALUES (:number, :uid, 0)")
                            .bind("number", number)
                            .bind("uid", first.uid())
                            .execute();
                    return first;
                });
    }

    /** There is a new version from now on. */
    Version next(Handle handle, String number) {
        version(handle, number);
        handle.createUpdate("UPDATE conference_invitation SET revision = revision + 1 WHERE number = :number")
                .bind("number", number)
                .execute();
        return version(handle, number);
    }

    void forget(Handle handle, String number) {
        for (String table : List.of("conference_guest", "conference_invitation")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE number = :number")
                    .bind("number", number)
                    .execute();
        }
    }
}
