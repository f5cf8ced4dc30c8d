package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Role;
import org.parley.webapp.deposit.Addressees.Addressee;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.deposit.Deposits;
import org.parley.webapp.deposit.Sending;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Message;

/** Sending, replying, forwarding: recipients, the recording, its delivery. */
final class SendPages {
    private static final String EVERYBODY = "everybody";
    private static final int LONGEST_LIST = 100;

    private final MessageCenter center;
    private final RecordingLimits limits;
    private final SpokenValues spoken;
    private final String everybodyDigit;

    SendPages(MessageCenter center, RecordingLimits limits, SpokenValues spoken, String everybodyDigit) {
        this.center = center;
        this.limits = limits;
        this.spoken = spoken;
        this.everybodyDigit = everybodyDigit;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.COMPOSE, Owners.page(this::begin));
        pages.put(PhonePath.REPLY, Owners.page(this::reply));
        pages.put(PhonePath.FORWARD, Owners.page(this::forward));
        pages.put(PhonePath.DRAFT, Owners.page(this::draft));
        pages.put(PhonePath.RECIPIENT, Owners.page(this::recipient));
        pages.put(PhonePath.RECIPIENT_NAME, Owners.page(this::recipientName));
        pages.put(PhonePath.COMPOSE_RECORD, Owners.page(this::record));
        pages.put(PhonePath.URGENT, Owners.page(this::urgent));
        pages.put(PhonePath.COMPOSE_CANCEL, Owners.page(this::cancel));
        pages.put(PhonePath.SEND_MESSAGE, Owners.page(this::send));
        pages.put(PhonePath.BACK, Owners.page(this::back));
    }

    private Reply begin(PhoneRequest request, String owner) {
        request.keep(Draft.NONE);
        return Reply.page("recipients.vxml.vm");
    }

    private Reply reply(PhoneRequest request, String owner) {
        Optional<Message> message = comesBack(request, owner)
                .filter(found -> found.from().internal())
                .filter(found -> center.directory().exists(found.from().number()));
        if (message.isEmpty()) {
            return new Reply.Refusal(409, "there is nobody to reply to");
        }
        request.keep(Draft.reply(message.get().from().number()));
        return record(request, owner);
    }

    private Reply forward(PhoneRequest request, String owner) {
        Optional<Message> message = comesBack(request, owner);
        if (message.isEmpty()) {
            return new Reply.Refusal(409, "there is nothing to forward");
        }
        request.keep(Draft.forward(message.get().id()));
        return Reply.page("recipients.vxml.vm");
    }

    /** The message that is answered; the caller comes back to its menu, and it has been heard. */
    private Optional<Message> comesBack(PhoneRequest request, String owner) {
        long id = request.number("id");
        if (request.list() != null) {
            request.keep(request.list().atMenu());
        }
        center.mailboxes().markSaved(owner, id);
        return center.mailboxes().message(owner, id);
    }

    private Reply draft(PhoneRequest request, String owner) {
        return new Reply.Document(
                "draft.xml.vm",
                Map.of(
                        "count",
                        request.draft().recipients().size(),
                        "everybody",
                        maySendToAll(owner),
                        "digit",
                        spoken.in(request).digits(everybodyDigit)));
    }

    private Reply recipient(PhoneRequest request, String owner) {
        String number = request.field("number");
        if (number.equals(EVERYBODY)) {
            if (!maySendToAll(owner)) {
                return found(request, "unknown", number);
            }
            request.keep(request.draft().toEverybody());
            return found(request, EVERYBODY, number);
        }
        Addressee addressee = center.addressees().find(number);
        if (addressee instanceof Addressee.Full) {
            return found(request, "full", number);
        }
        if (!(addressee instanceof Addressee.Mailboxes mailboxes)
                || request.draft().recipients().size() >= LONGEST_LIST) {
            return found(request, "unknown", number);
        }
        request.keep(request.draft().with(mailboxes.extensions()));
        return found(request, "added", number);
    }

    private Reply found(PhoneRequest request, String result, String number) {
        return new Reply.Document(
                "recipient.xml.vm",
                Map.of(
                        "result",
                        result,
                        "count",
                        request.draft().recipients().size(),
                        "name",
                        spoken.in(request).extension(number, PhonePath.RECIPIENT_NAME.path() + "?number=" + number)));
    }

    private Reply recipientName(PhoneRequest request, String owner) {
        return Reply.sound(center.greetings().recordedName(request.field("number")));
    }

    /** A new id for each recording; an earlier one of this draft is taken back. */
    private Reply record(PhoneRequest request, String owner) {
        Draft draft = request.draft();
        if (!draft.addressed()) {
            return new Reply.Refusal(409, "there are no recipients");
        }
        Optional<DepositId> again = DepositId.parse(draft.deposit()).flatMap(center.deposits()::replace);
        int mailboxes = 0;
        DepositId id;
        if (again.isPresent()) {
            id = again.get();
        } else {
            Deposits.Opened opened = center.deposits().open(sending(draft, owner), CallLeg.of(request));
            id = opened.id();
            mailboxes = draft.everybody() ? opened.mailboxes() : 0;
        }
        request.keep(draft.recording(id.value()));
        return new Reply.Document(
                "compose.vxml.vm",
                Map.of(
                        "deposit",
                        id.value(),
                        "urgent",
                        center.deposits().isUrgent(id),
                        "count",
                        mailboxes,
                        "mailboxes",
                        mailboxes == 0 ? List.of() : spoken.in(request).number(mailboxes),
                        "forwarded",
                        draft.forwarded() != 0,
                        "limits",
                        limits.ofOwner(owner)));
    }

    private Sending sending(Draft draft, String owner) {
        String name = center.directory().displayName(owner).orElse("");
        OptionalLong forwarded = draft.forwarded() == 0 ? OptionalLong.empty() : OptionalLong.of(draft.forwarded());
        return new Sending(owner, new Caller(owner, name, true), draft.recipients(), draft.everybody(), forwarded);
    }

    private Reply urgent(PhoneRequest request, String owner) {
        Optional<DepositId> id = own(request);
        boolean urgent = id.isPresent() && !center.deposits().isUrgent(id.get());
        id.ifPresent(deposit -> center.deposits().setUrgent(deposit, urgent));
        return Reply.values(Map.of("result", urgent));
    }

    private Reply cancel(PhoneRequest request, String owner) {
        return Reply.values(
                Map.of("result", own(request).map(center.deposits()::cancel).orElse(false)));
    }

    private Reply send(PhoneRequest request, String owner) throws IOException, ServletException {
        Optional<DepositId> id = own(request);
        Part recording = request.part("recording");
        if (id.isEmpty() || recording == null) {
            return new Reply.Refusal(400, "a deposit id and a recording are needed");
        }
        DepositResult result;
        try (InputStream ulaw = recording.getInputStream()) {
            result = center.deposits().deliver(id.get(), ulaw);
        }
        return result instanceof DepositResult.Delivered
                ? Reply.page("sent-on.vxml.vm")
                : new Reply.Refusal(410, "this deposit is over: " + result);
    }

    private Reply back(PhoneRequest request, String owner) {
        boolean fromList = request.draft().fromList();
        request.keep(Draft.NONE);
        return Reply.page(fromList && request.list() != null ? "messages.vxml.vm" : "main.vxml.vm");
    }

    /** The deposit that a request names, if it is the one of this call. */
    private static Optional<DepositId> own(PhoneRequest request) {
        return DepositId.parse(request.field("deposit"))
                .filter(id -> id.value().equals(request.draft().deposit()));
    }

    private boolean maySendToAll(String owner) {
        return center.accounts()
                .byExtension(owner)
                .filter(account -> account.roles().contains(Role.SEND_TO_ALL))
                .isPresent();
    }
}
