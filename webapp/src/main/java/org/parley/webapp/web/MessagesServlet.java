package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.mailbox.MessagePage;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.mailbox.PageKey;

/** {@code /messages}: My Messages, the new and the saved ones, newest first. */
final class MessagesServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;

    private final transient Mailboxes mailboxes;
    private final transient ZoneId zone;

    MessagesServlet(Pages pages, Accounts accounts, Mailboxes mailboxes, ZoneId zone) {
        super(pages, accounts);
        this.mailboxes = mailboxes;
        this.zone = zone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        String extension = account.get().extension();
        Counts counts = mailboxes.counts(extension);
        Map<String, Object> values = new HashMap<>();
        values.put("extension", extension);
        values.put(
                "folders",
                List.of(
                        folder(request, extension, Folder.NEW, "New messages", counts.newMessages()),
                        folder(request, extension, Folder.SAVED, "Saved messages", counts.savedMessages())));
        show(request, response, "messages", values);
    }

    private Map<String, Object> folder(
            HttpServletRequest request, String extension, Folder folder, String title, int count) {
        Optional<PageKey> after =
                Optional.ofNullable(request.getParameter(folder.id())).flatMap(PageKey::parse);
        MessagePage page = mailboxes.list(
                extension, MessageQuery.of(folder, Order.NEWEST_FIRST, PAGE).after(after));
        Map<String, Object> values = new HashMap<>();
        values.put("id", folder.id());
        values.put("title", title);
        values.put("count", count);
        values.put(
                "messages",
                page.messages().stream()
                        .map(message -> MessageRow.of(message, extension, zone))
                        .toList());
        values.put("first", after.isEmpty());
        values.put(
                "older",
                page.next().map(key -> "/messages?" + folder.id() + "=" + key).orElse(""));
        return values;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        String id = Optional.ofNullable(request.getParameter("id")).orElse("");
        String action = Optional.ofNullable(request.getParameter("action")).orElse("");
        if (!id.matches("\\d{1,18}") || !List.of("delete", "new", "saved").contains(action)) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "The form is not complete.");
            return;
        }
        if (change(account.get().extension(), Long.parseLong(id), action)) {
            redirect(request, response, "/messages", done(action));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "This message is no longer in your mailbox.");
        }
    }

    private boolean change(String extension, long id, String action) {
        return switch (action) {
            case "delete" -> mailboxes.delete(extension, id);
            case "new" -> mailboxes.markNew(extension, id);
            default -> mailboxes.markSaved(extension, id);
        };
    }

    private static String done(String action) {
        return switch (action) {
            case "delete" -> "The message was deleted.";
            case "new" -> "The message is marked as new.";
            default -> "The message was saved.";
        };
    }
}
