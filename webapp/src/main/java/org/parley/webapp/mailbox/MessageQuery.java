package org.parley.webapp.mailbox;

import java.util.Optional;

/**
 * Which messages of a mailbox to list.
 *
 * @param folder empty for both
 * @param after start behind this one; empty for the first page
 * @param limit most messages on the page, 1 to {@value #MAX_LIMIT}
 */
public record MessageQuery(Optional<Folder> folder, Order order, Optional<PageKey> after, int limit) {
    public static final int MAX_LIMIT = 1000;

    public MessageQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_LIMIT + " messages, not " + limit);
        }
    }

    /** The first page of one folder. */
    public static MessageQuery of(Folder folder, Order order, int limit) {
        return new MessageQuery(Optional.of(folder), order, Optional.empty(), limit);
    }

    /** The same list from another place. */
    public MessageQuery after(Optional<PageKey> key) {
        return new MessageQuery(folder, order, key, limit);
    }
}
