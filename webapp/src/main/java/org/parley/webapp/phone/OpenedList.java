package org.parley.webapp.phone;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Optional;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Playlist;

/**
 * The list of messages that a caller goes through, fixed when it was opened.
 *
 * @param ids in the order of playing, as far as they were read
 * @param rest where the list goes on behind these, null at its end
 * @param position index of the message that is due; the number of ids at the end
 * @param played whether a message of this list has been played
 * @param menu whether the menu of the message that is due comes at once, since it was played before
 * @param deleted the message that was deleted last and can be brought back, 0 without one
 */
record OpenedList(
        Folder folder,
        ArrayList<Long> ids,
        Playlist.Rest rest,
        int position,
        boolean played,
        boolean menu,
        long deleted)
        implements Serializable {

    static OpenedList of(Folder folder, Playlist first) {
        return new OpenedList(folder, new ArrayList<>(first.ids()), first.rest().orElse(null), 0, false, false, 0);
    }

    /** Where more of the list is to be read before it can be told what is due. */
    Optional<Playlist.Rest> unread() {
        return position < ids.size() ? Optional.empty() : Optional.ofNullable(rest);
    }

    /** With more of the list. */
    OpenedList with(Playlist next) {
        ArrayList<Long> all = new ArrayList<>(ids);
        all.addAll(next.ids());
        return new OpenedList(folder, all, next.rest().orElse(null), position, played, menu, deleted);
    }

    boolean over() {
        return position >= ids.size() && rest == null;
    }

    long due() {
        return ids.get(position);
    }

    OpenedList playing() {
        return new OpenedList(folder, ids, rest, position, true, false, deleted);
    }

    /** The caller comes back to the menu of this message. */
    OpenedList atMenu() {
        return new OpenedList(folder, ids, rest, position, played, true, deleted);
    }

    /** Goes on behind a message; stays when another one is due, so that a repeated request skips nothing. */
    OpenedList behind(long id) {
        return position >= ids.size() || due() != id
                ? this
                : new OpenedList(folder, ids, rest, position + 1, played, false, deleted);
    }

    OpenedList deleted(long id) {
        return new OpenedList(folder, ids, rest, position, played, menu, id);
    }

    /** Goes back to the message that was deleted last, which is there again. */
    OpenedList backToDeleted() {
        int where = ids.indexOf(deleted);
        return new OpenedList(folder, ids, rest, where < 0 ? position : where, played, true, 0);
    }
}
