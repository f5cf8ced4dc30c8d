package org.parley.webapp.phone;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.parley.webapp.mailbox.Folder;

/**
 * The list of messages that a caller goes through, fixed when it was opened.
 *
 * @param ids in the order of playing
 * @param position index of the message that is due; the number of ids at the end
 * @param played whether a message of this list has been played
 * @param menu whether the menu of the message that is due comes at once, since it was played before
 * @param deleted the message that was deleted last and can be brought back, 0 without one
 */
record OpenedList(Folder folder, ArrayList<Long> ids, int position, boolean played, boolean menu, long deleted)
        implements Serializable {

    static OpenedList of(Folder folder, List<Long> ids) {
        return new OpenedList(folder, new ArrayList<>(ids), 0, false, false, 0);
    }

    boolean over() {
        return position >= ids.size();
    }

    long due() {
        return ids.get(position);
    }

    OpenedList playing() {
        return new OpenedList(folder, ids, position, true, false, deleted);
    }

    /** The caller comes back to the menu of this message. */
    OpenedList atMenu() {
        return new OpenedList(folder, ids, position, played, true, deleted);
    }

    /** Goes on behind a message; stays when another one is due, so that a repeated request skips nothing. */
    OpenedList behind(long id) {
        return over() || due() != id ? this : new OpenedList(folder, ids, position + 1, played, false, deleted);
    }

    OpenedList deleted(long id) {
        return new OpenedList(folder, ids, position, played, menu, id);
    }

    /** Goes back to the message that was deleted last, which is there again. */
    OpenedList backToDeleted() {
        int where = ids.indexOf(deleted);
        return new OpenedList(folder, ids, where < 0 ? position : where, played, true, 0);
    }
}
