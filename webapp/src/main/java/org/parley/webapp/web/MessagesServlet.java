package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessagePage;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.mailbox.PageKey;
import org.parley.webapp.outgoing.OutgoingCalls;

/** {@code /messages}: My Messages, the new and the saved ones, newest first. */
final class MessagesServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "/messages";
    private static final int PAGE = 20;

    private final transient Mailboxes mailboxes;
    private final transient OutgoingCalls calls;
    private final transient ZoneId zone;

    MessagesServlet(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.mailboxes = center.mailboxes();
        this.calls = center.outgoingCalls();
        this.zone = zone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        String extension = account.get().extension();
        Map<String, Object> values = new HashMap<>();
        // read before the lists: a change meanwhile makes the page look once more, never once too little
        values.put("revision", mailboxes.revision(extension));
        Counts counts = mailboxes.counts(extension);
        values.put("extension", extension);
        values.put("here", HOME + keys(request));
        values.put(
                "folders",
                List.of(
                        folder(request, account.get(), Folder.NEW, "New messages", counts.newMessages()),
                        folder(request, account.get(), Folder.SAVED, "Saved messages", counts.savedMessages())));
        show(request, response, "messages", values);
    }

    private Map<String, Object> folder(
            HttpServletRequest request, Account owner, Folder folder, String title, int count) {
        String extension = owner.extension();
        Optional<PageKey> after = key(request, folder);
        MessagePage page = mailboxes.list(
                extension, MessageQuery.of(folder, Order.NEWEST_FIRST, PAGE).after(after));
        Map<String, Object> values = new HashMap<>();
        values.put("id", folder.id());
        values.put("title", title);
        values.put("count", count);
        values.put(
                "messages",
                page.messages().stream()
                        .map(message -> MessageRow.of(message, extension, zone).calling(callable(owner, message)))
                        .toList());
        values.put("first", after.isEmpty());
        values.put(
                "older",
                page.next().map(key -> HOME + "?" + folder.id() + "=" + key).orElse(""));
        return values;
    }

    private String callable(Account owner, Message message) {
        return calls.callable(
                        owner, message.from().number(), false, message.from().internal())
                .orElse("");
    }

    private static Optional<PageKey> key(HttpServletRequest request, Folder folder) {
        return Optional.ofNullable(request.getParameter(folder.id())).flatMap(PageKey::parse);
    }

    /** Which part of the lists is shown, as the query of an address. */
    private static String keys(HttpServletRequest request) {
        StringBuilder query = new StringBuilder();
        for (Folder folder : Folder.values()) {
            key(request, folder)
                    .ifPresent(key -> query.append(query.isEmpty() ? "?" : "&")
                            .append(folder.id())
                            .append('=')
                            .append(key));
        }
        return query.toString();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        String id = Optional.ofNullable(request.getParameter("id")).orElse("");
        Optional<MessageAction> action =
                Optional.ofNullable(request.getParameter("action")).flatMap(MessageAction::ofId);
        if (!id.matches("\\d{1,18}") || action.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "The form is not complete.");
        } else {
            act(request, response, account.get().extension(), Long.parseLong(id), action.get());
        }
    }

    private void act(
            HttpServletRequest request, HttpServletResponse response, String extension, long id, MessageAction action)
            throws IOException {
        Folder folder = mailboxes.message(extension, id).map(Message::folder).orElse(Folder.NEW);
        if (action.act(mailboxes, extension, id)) {
            redirect(request, response, HOME + keys(request), action.done());
            String undo = action.undo(folder);
            WebSession.find(request).ifPresent(session -> session.undo(undo.isEmpty() ? "" : id + " " + undo));
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "This message is no longer in your mailbox.");
        }
    }
}
