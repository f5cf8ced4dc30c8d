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
 */
record OpenedList(Folder folder, ArrayList<Long> ids, int position, boolean played) implements Serializable {

    static OpenedList of(Folder folder, List<Long> ids) {
        return new OpenedList(folder, new ArrayList<>(ids), 0, false);
    }

    boolean over() {
        return position >= ids.size();
    }

    long due() {
        return ids.get(position);
    }

    OpenedList playing() {
        return new OpenedList(folder, ids, position, true);
    }

    /** Goes on behind a message; stays when another one is due, so that a repeated request skips nothing. */
    OpenedList behind(long id) {
        return over() || due() != id ? this : new OpenedList(folder, ids, position + 1, played);
    }
}
