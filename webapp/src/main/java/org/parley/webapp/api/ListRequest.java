package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.mailbox.PageKey;

/** The parameters of a list: {@code folder}, {@code after} (from the link to the next page) and {@code limit}. */
final class ListRequest {
    private final HttpServletRequest request;
    private String mistake = "";

    ListRequest(HttpServletRequest request) {
        this.request = request;
    }

    /** What is asked for, newest first; empty when a parameter is wrong, which {@link #mistake} explains then. */
    Optional<MessageQuery> query() {
        String folder = request.getParameter("folder");
        String after = request.getParameter("after");
        String limit = Optional.ofNullable(request.getParameter("limit")).orElse("" + MessageQuery.MAX_LIMIT);
        Optional<Folder> known = Optional.ofNullable(folder).flatMap(Folder::ofId);
        Optional<PageKey> key = Optional.ofNullable(after).flatMap(PageKey::parse);
        if (folder != null && known.isEmpty()) {
            mistake = "folder is new or saved";
        } else if (after != null && key.isEmpty()) {
            mistake = "after comes from the link to the next page";
        } else if (!limit.matches("[1-9]\\d{0,3}") || Integer.parseInt(limit) > MessageQuery.MAX_LIMIT) {
            mistake = "limit is a number from 1 to " + MessageQuery.MAX_LIMIT;
        } else {
            return Optional.of(new MessageQuery(known, Order.NEWEST_FIRST, key, Integer.parseInt(limit)));
        }
        return Optional.empty();
    }

    String mistake() {
        return mistake;
    }

    /** The {@code Link} header (RFC 8288) to the page that starts behind a message. */
    String link(PageKey next) {
        String limit = request.getParameter("limit");
        String folder = request.getParameter("folder");
        return "<" + request.getRequestURI() + "?after=" + next
                + (limit == null ? "" : "&limit=" + limit)
                + (folder == null ? "" : "&folder=" + folder) + ">; rel=\"next\"";
    }
}
