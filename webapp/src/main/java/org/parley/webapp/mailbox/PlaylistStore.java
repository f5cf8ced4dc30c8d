package org.parley.webapp.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.mailbox.Playlist.Rest;

/**
 * Reads folders in the order of playing, a page at a time. Urgent messages and the others are two reads of one index
 * each, so that a page costs as much as it holds, however many messages there are.
 */
final class PlaylistStore {
    /** So many messages are read at once. */
    static final int PAGE = 20;

    private record Row(boolean urgent, long receivedMs, long id) {}

    Playlist page(Handle handle, long accountId, Rest from) {
        List<Row> rows = new ArrayList<>(read(handle, accountId, from, PAGE + 1));
        if (from.urgent() && rows.size() <= PAGE) {
            rows.addAll(read(handle, accountId, from.withoutUrgent(), PAGE + 1 - rows.size()));
        }
        boolean over = rows.size() <= PAGE;
        List<Row> page = over ? rows : rows.subList(0, PAGE);
        List<Long> ids = page.stream().map(Row::id).toList();
        if (over) {
            return new Playlist(ids, Optional.empty());
        }
        Row last = page.get(PAGE - 1);
        return new Playlist(
                ids,
                Optional.of(new Rest(
                        from.folder(), from.order(), from.newest(), last.urgent(), last.receivedMs(), last.id())));
    }

    private static List<Row> read(Handle handle, long accountId, Rest from, int limit) {
        String beyond = from.order().beyond();
        String direction = from.order().sql();
        return handle.createQuery("SELECT received_ms, id FROM "
                        + from.order().messagesForPlaying() + " WHERE account_id = :account"
                        + " AND folder = :folder AND urgent = :urgent AND received_ms " + beyond + "= :at"
                        + " AND (received_ms " + beyond + " :at OR id " + beyond + " :after) AND id <= :newest"
                        + " ORDER BY received_ms " + direction + ", id " + direction
                        + " FETCH FIRST " + limit + " ROWS ONLY")
                .bind("account", accountId)
                .bind("folder", from.folder().id())
                .bind("urgent", from.urgent())
                .bind("at", from.receivedMs())
                .bind("after", from.id())
                .bind("newest", from.newest())
                .map((row, context) -> new Row(from.urgent(), row.getLong(1), row.getLong(2)))
                .list();
    }
}
