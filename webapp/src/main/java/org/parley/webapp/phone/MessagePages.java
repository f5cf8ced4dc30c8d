package org.parley.webapp.phone;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.email.EmailCount;
import org.parley.webapp.mailbox.Arrived;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Counts;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.Order;
import org.parley.webapp.mailbox.Origin;
import org.parley.webapp.mailbox.Playlist;
import org.parley.webapp.presence.Presence;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.route.Route;
import org.parley.webapp.toll.TollPath;

/** The message center behind its login: what is new, the lists, and what is done with a message. */
final class MessagePages {
    private final MessageCenter center;
    private final Map<Folder, Order> orders;
    private final OutsideCalls outside;
    private final DialPlan dialPlan;
    private final SpokenValues spoken;

    /** @param orders in which order a folder is played */
    MessagePages(
            MessageCenter center,
            Map<Folder, Order> orders,
            SpokenValues spoken,
            OutsideCalls outside,
            DialPlan dialPlan) {
        this.outside = outside;
        this.dialPlan = dialPlan;
        this.center = center;
        this.orders = orders;
        this.spoken = spoken;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.MAIN, Owners.page((request, owner) -> Reply.page("main.vxml.vm")));
        pages.put(PhonePath.ANNOUNCEMENT, Owners.page(this::announcement));
        pages.put(PhonePath.NEW_MESSAGES, Owners.page((request, owner) -> open(request, owner, Folder.NEW)));
        pages.put(PhonePath.SAVED_MESSAGES, Owners.page((request, owner) -> open(request, owner, Folder.SAVED)));
        pages.put(PhonePath.MESSAGE, Owners.page(this::message));
        pages.put(PhonePath.MESSAGE_AUDIO, Owners.page(this::audio));
        pages.put(PhonePath.SENDER_NAME, Owners.page(this::senderName));
        pages.put(PhonePath.HEARD, Owners.page(this::heard));
        pages.put(PhonePath.SKIP, Owners.page(this::skip));
        pages.put(PhonePath.DELETE, Owners.page(this::delete));
        pages.put(PhonePath.UNDELETE, Owners.page(this::undelete));
        pages.put(PhonePath.CALL_EXTENSION, this::call);
    }

    private Reply announcement(PhoneRequest request, String owner) {
        Login login = request.login();
        Counts counts = center.mailboxes().counts(owner);
        Arrived arrived = center.mailboxes().arrived(owner, login.newestAnnounced());
        request.keep(login.announced(arrived.newest()));
        Presence presence = center.presences().get(owner).orElse(Presence.IN_OFFICE);
        boolean first = login.newestAnnounced() < 0;
        Optional<EmailCount> email = first ? center.emailCounts().of(owner) : Optional.empty();
        Map<String, Object> values = new HashMap<>();
        values.put("first", first);
        values.put("new", counts.newMessages());
        values.put("saved", counts.savedMessages());
        values.put("arrived", arrived.count());
        values.put("email", email.isPresent());
        values.put("emailNew", email.map(EmailCount::unread).orElse(0));
        values.put("emailSaved", email.map(EmailCount::read).orElse(0));
        values.put("outside", outside.mayCallOutside(request, owner));
        values.put("presencePhrase", "presence/" + presence.id());
        return new Reply.Document("announcement.xml.vm", values);
    }

    private Reply open(PhoneRequest request, String owner, Folder folder) {
        request.keep(OpenedList.of(folder, center.mailboxes().playlist(owner, folder, orders.get(folder))));
        return Reply.page("messages.vxml.vm");
    }

    private Reply message(PhoneRequest request, String owner) {
        OpenedList list = request.list();
        if (list == null) {
            return new Reply.Refusal(409, "no list was opened");
        }
        while (!list.over()) {
            Optional<Playlist.Rest> unread = list.unread();
            if (unread.isPresent()) {
                list = list.with(center.mailboxes().playlist(owner, unread.get()));
                continue;
            }
            Optional<Message> due = center.mailboxes().message(owner, list.due());
            if (due.isPresent()) {
                request.keep(list.playing());
                return envelope(request, due.get(), list);
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

    private Reply envelope(PhoneRequest request, Message message, OpenedList list) {
        Instant now = center.clock().instant();
        Optional<Origin> origin = message.origin();
        boolean internal = message.from().internal()
                && center.directory().exists(message.from().number());
        Map<String, Object> values = new HashMap<>();
        values.put("end", false);
        values.put("id", message.id());
        values.put("audio", PhonePath.MESSAGE_AUDIO.path() + "?id=" + message.id());
        values.put("menu", list.menu());
        values.put("undelete", list.deleted() != 0);
        values.put("internal", internal);
        values.put("extension", internal ? message.from().number() : "");
        values.put("urgent", message.urgent());
        values.put("sender", spoken.in(request).sender(message.from(), name(message, "sender")));
        values.put("when", spoken.in(request).moment(message.receivedAt(), now));
        values.put("forwarded", origin.isPresent());
        values.put(
                "originalSender",
                origin.map(first -> spoken.in(request).sender(first.from(), name(message, "origin")))
                        .orElse(List.of()));
        values.put(
                "originalWhen",
                origin.map(first -> spoken.in(request).moment(first.at(), now)).orElse(List.of()));
        return new Reply.Document("message.xml.vm", values);
    }

    private static String name(Message message, String whose) {
        return PhonePath.SENDER_NAME.path() + "?id=" + message.id() + "&of=" + whose;
    }

    private Reply audio(PhoneRequest request, String owner) {
        Optional<StoredAudio> audio = center.mailboxes().audio(owner, request.number("id"));
        int at = (int) Math.min(Integer.MAX_VALUE, Math.max(0, request.number("at")));
        boolean fast = Boolean.parseBoolean(request.field("fast"));
        return audio.<Reply>map(found -> new Reply.Sound(found, at, fast)).orElseGet(() -> Reply.sound(audio));
    }

    private Reply senderName(PhoneRequest request, String owner) {
        boolean first = request.field("of").equals("origin");
        return Reply.sound(center.mailboxes()
                .message(owner, request.number("id"))
                .flatMap(message -> first ? message.origin().map(Origin::from) : Optional.of(message.from()))
                .filter(Caller::internal)
                .flatMap(caller -> center.greetings().recordedName(caller.number())));
    }

    private Reply heard(PhoneRequest request, String owner) {
        return Reply.values(Map.of("result", center.mailboxes().markSaved(owner, request.number("id"))));
    }

    private Reply skip(PhoneRequest request, String owner) {
        goOn(request);
        return heard(request, owner);
    }

    private Reply delete(PhoneRequest request, String owner) {
        long id = request.number("id");
        goOn(request);
        boolean deleted = center.mailboxes().putAside(owner, id);
        if (deleted && request.list() != null) {
            request.keep(request.list().deleted(id));
        }
        return Reply.values(Map.of("result", deleted));
    }

    private Reply undelete(PhoneRequest request, String owner) {
        OpenedList list = request.list();
        boolean back = list != null
                && list.deleted() != 0
                && center.mailboxes().bringBack(owner, list.deleted(), Folder.SAVED);
        if (list != null) {
            request.keep(back ? list.backToDeleted() : list.deleted(0));
        }
        return Reply.values(Map.of("result", back));
    }

    /** Whoever is connected may call an extension; its greeting is what is heard when nobody answers. */
    private Reply call(PhoneRequest request) {
        String extension = request.field("extension");
        boolean exists = center.directory().exists(extension);
        if (exists) {
            request.keep(Visit.at(extension));
        } else if (dialPlan.route(extension) instanceof Route.Conference conference) {
            request.keep(ConferencePages.Joining.to(conference.id()));
            return Reply.values(Map.of("result", conference.id().isEmpty() ? "conference" : "password"));
        } else {
            outside.refuse(request, extension, TollPath.STAR);
        }
        return Reply.values(Map.of("result", exists));
    }

    private static void goOn(PhoneRequest request) {
        if (request.list() != null) {
            request.keep(request.list().behind(request.number("id")));
        }
    }
}
