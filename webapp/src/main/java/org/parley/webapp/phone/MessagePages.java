package org.parley.webapp.phone;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.MessagePage;
import org.parley.webapp.mailbox.MessageQuery;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.presence.Presence;

/** The message center behind its login: what is new, the lists, and what is done with a message. */
final class MessagePages {
    private final MessageCenter center;
    private final Map<Folder, Order> orders;
    private final SpokenValues spoken;

    /** @param orders in which order a folder is played */
    MessagePages(MessageCenter center, Map<Folder, Order> orders, SpokenValues spoken) {
        this.center = center;
        this.orders = orders;
        this.spoken = spoken;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.MAIN, loggedIn((request, owner) -> Reply.page("main.vxml.vm")));
        pages.put(PhonePath.ANNOUNCEMENT, loggedIn(this::announcement));
        pages.put(PhonePath.NEW_MESSAGES, loggedIn((request, owner) -> open(request, owner, Folder.NEW)));
        pages.put(PhonePath.SAVED_MESSAGES, loggedIn((request, owner) -> open(request, owner, Folder.SAVED)));
        pages.put(PhonePath.MESSAGE, loggedIn(this::message));
        pages.put(PhonePath.MESSAGE_AUDIO, loggedIn(this::audio));
        pages.put(PhonePath.SENDER_NAME, loggedIn(this::senderName));
        pages.put(PhonePath.HEARD, loggedIn(this::heard));
        pages.put(PhonePath.SKIP, loggedIn(this::skip));
        pages.put(PhonePath.DELETE, loggedIn(this::delete));
    }

    /** A page for the owner of the mailbox whose PIN was given in this call. */
    private interface OwnersPage {
        Reply answer(PhoneRequest request, String owner);
    }

    private static Page loggedIn(OwnersPage page) {
        return request -> {
            String owner = request.login().owner();
            return owner.isEmpty() ? new Reply.Refusal(403, "nobody has logged in") : page.answer(request, owner);
        };
    }

    private Reply announcement(PhoneRequest request, String owner) {
        Login login = request.login();
        Counts counts = center.mailboxes().counts(owner);
        List<Message> newest = messages(owner, Folder.NEW, Order.NEWEST_FIRST);
        long arrived = newest.stream()
                .filter(message -> message.id() > login.newestAnnounced())
                .count();
        long last = newest.stream().mapToLong(Message::id).max().orElse(0);
        request.keep(login.announced(Math.max(last, login.newestAnnounced())));
        Presence presence = center.presences().get(owner).orElse(Presence.IN_OFFICE);
        return new Reply.Document(
                "announcement.xml.vm",
                Map.of(
                        "first",
                        login.newestAnnounced() < 0,
                        "new",
                        counts.newMessages(),
                        "saved",
                        counts.savedMessages(),
                        "arrived",
                        arrived,
                        "presencePhrase",
                        "presence/" + presence.id()));
    }

    private Reply open(PhoneRequest request, String owner, Folder folder) {
        List<Message> messages = messages(owner, folder, orders.get(folder));
        request.keep(OpenedList.of(folder, messages.stream().map(Message::id).toList()));
        return Reply.page("messages.vxml.vm");
    }

    private Reply message(PhoneRequest request, String owner) {
        OpenedList list = request.list();
        if (list == null) {
            return new Reply.Refusal(409, "no list was opened");
        }
        while (!list.over()) {
            Optional<Message> due = center.mailboxes().message(owner, list.due());
            if (due.isPresent()) {
                request.keep(list.playing());
                return envelope(due.get());
            }
            list = list.behind(list.due()); // deleted meanwhile, on the web perhaps
        }
        request.keep(list);
        return new Reply.Document(
                "message.xml.vm",
                Map.of(
                        "end",
                        true,
                        "played",
                        list.played(),
                        "folder",
                        list.folder().id()));
    }

    private Reply envelope(Message message) {
        Instant now = center.clock().instant();
        return new Reply.Document(
                "message.xml.vm",
                Map.of(
                        "end", false,
                        "id", message.id(),
                        "audio", PhonePath.MESSAGE_AUDIO.path() + "?id=" + message.id(),
                        "sender", spoken.sender(message),
                        "when", spoken.moment(message.receivedAt(), now)));
    }

    private Reply audio(PhoneRequest request, String owner) {
        return sound(center.mailboxes().audio(owner, request.number("id")));
    }

    private Reply senderName(PhoneRequest request, String owner) {
        return sound(center.mailboxes()
                .message(owner, request.number("id"))
                .filter(message -> message.from().internal())
                .flatMap(message ->
                        center.greetings().recordedName(message.from().number())));
    }

    private Reply heard(PhoneRequest request, String owner) {
        return Reply.values(Map.of("result", center.mailboxes().markSaved(owner, request.number("id"))));
    }

    private Reply skip(PhoneRequest request, String owner) {
        goOn(request);
        return heard(request, owner);
    }

    private Reply delete(PhoneRequest request, String owner) {
        goOn(request);
        return Reply.values(Map.of("result", center.mailboxes().delete(owner, request.number("id"))));
    }

    private static void goOn(PhoneRequest request) {
        if (request.list() != null) {
            request.keep(request.list().behind(request.number("id")));
        }
    }

    private List<Message> messages(String owner, Folder folder, Order order) {
        List<Message> all = new ArrayList<>();
        MessageQuery query = MessageQuery.of(folder, order, MessageQuery.MAX_LIMIT);
        MessagePage page = center.mailboxes().list(owner, query);
        all.addAll(page.messages());
        while (page.next().isPresent()) {
            page = center.mailboxes().list(owner, query.after(page.next()));
            all.addAll(page.messages());
        }
        return all;
    }

    private static Reply sound(Optional<StoredAudio> audio) {
        return audio.<Reply>map(Reply.Sound::new).orElse(new Reply.Refusal(404, "there is no such recording"));
    }
}
