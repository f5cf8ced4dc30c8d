package org.parley.webapp.mailbox;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * Some ids of a folder in the order of playing: urgent messages first.
 *
 * @param rest where the list goes on; empty at its end
 */
public record Playlist(List<Long> ids, Optional<Rest> rest) {
    static final Playlist EMPTY = new Playlist(List.of(), Optional.empty());

    public Playlist {
        ids = List.copyOf(ids);
    }

    /**
     * A place in a list behind which the rest of it follows.
     *
     * @param newest greatest id that belongs to the list: what came after it was opened does not
     * @param urgent whether the message at this place is urgent
     * @param receivedMs when that message came, milliseconds since 1970
     * @param id of that message
     */
    public record Rest(Folder folder, Order order, long newest, boolean urgent, long receivedMs, long id)
            implements Serializable {

        /** Before the first message of a list. */
        static Rest whole(Folder folder, Order order, long newest) {
            boolean oldestFirst = order == Order.OLDEST_FIRST;
            return new Rest(
                    folder,
                    order,
                    newest,
                    true,
                    oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE,
                    oldestFirst ? Long.MIN_VALUE : Long.MAX_VALUE);
        }

        /** Before the first message that is not urgent. */
        Rest withoutUrgent() {
            Rest whole = whole(folder, order, newest);
            return new Rest(folder, order, newest, false, whole.receivedMs, whole.id);
        }
    }
}
