package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.greeting.Greeting;
import org.parley.webapp.route.DialPlan;

/** Leaving a message: greeting, recording, delivery. */
final class DepositPages {
    /** What a caller's keys mean who wants the operator, see grammars/deposit.grxml. */
    private static final String OPERATOR = "operator";

    private final MessageCenter center;
    private final DialPlan dialPlan;
    private final SpokenValues spoken;

    DepositPages(MessageCenter center, DialPlan dialPlan, SpokenValues spoken) {
        this.center = center;
        this.dialPlan = dialPlan;
        this.spoken = spoken;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.DEPOSIT, this::deposit);
        pages.put(PhonePath.GREETING, this::greeting);
        pages.put(PhonePath.GREETING_AUDIO, this::greetingAudio);
        pages.put(PhonePath.NAME_AUDIO, this::nameAudio);
        pages.put(PhonePath.TARGET, this::target);
        pages.put(PhonePath.RECORD, this::record);
        pages.put(PhonePath.SEND, this::send);
        pages.put(PhonePath.CANCEL, this::cancel);
    }

    private Reply deposit(PhoneRequest request) {
        Optional<String> other = target(request.field("leave"));
        other.ifPresent(extension -> request.keep(Visit.at(extension)));
        return Reply.page("deposit.vxml.vm");
    }

    private Reply greeting(PhoneRequest request) {
        Visit visit = request.visit();
        if (visit.mailbox().isEmpty()) {
            return new Reply.Refusal(409, "this call is at no mailbox");
        }
        request.keep(Visit.at(visit.mailbox()));
        Optional<Greeting> recorded = center.greetings().greetingFor(visit.mailbox());
        boolean named = center.greetings().recordedName(visit.mailbox()).isPresent();
        boolean announceOnly = recorded.map(Greeting::announceOnly).orElse(false);
        return new Reply.Document(
                "greeting.xml.vm",
                Map.of(
                        "after", announceOnly ? "announce" : "record",
                        "delivered", visit.delivered(),
                        "recorded", recorded.isPresent() ? PhonePath.GREETING_AUDIO.path() : "",
                        "name", named ? PhonePath.NAME_AUDIO.path() : "",
                        "extension", spoken.digits(visit.mailbox())));
    }

    private Reply greetingAudio(PhoneRequest request) {
        return sound(center.greetings().greetingFor(request.visit().mailbox()).map(Greeting::audio));
    }

    private Reply nameAudio(PhoneRequest request) {
        return sound(center.greetings().recordedName(request.visit().mailbox()));
    }

    private Reply target(PhoneRequest request) {
        return Reply.values(Map.of("result", target(request.field("leave")).isPresent()));
    }

    /** The extension that a caller asked for while leaving a message, if it takes messages. */
    private Optional<String> target(String leave) {
        String extension = leave.equals(OPERATOR) ? dialPlan.operator() : leave;
        return Optional.of(extension).filter(dialPlan::takesMessages);
    }

    /** A new id for each recording; an earlier one of this visit is taken back. */
    private Reply record(PhoneRequest request) {
        Visit visit = request.visit();
        if (visit.mailbox().isEmpty()) {
            return new Reply.Refusal(409, "this call is at no mailbox");
        }
        DepositId id = DepositId.parse(visit.deposit())
                .flatMap(center.deposits()::replace)
                .orElseGet(() ->
                        center.deposits().open(visit.mailbox(), request.caller().asCaller()));
        request.keep(new Visit(visit.mailbox(), id.value(), false));
        return new Reply.Document("record.vxml.vm", Map.of("deposit", id.value()));
    }

    private Reply send(PhoneRequest request) throws IOException, ServletException {
        Optional<DepositId> id = DepositId.parse(request.field("deposit"));
        Part recording = request.part("recording");
        if (id.isEmpty() || recording == null) {
            return new Reply.Refusal(400, "a deposit id and a recording are needed");
        }
        DepositResult result;
        try (InputStream ulaw = recording.getInputStream()) {
            result = center.deposits().deliver(id.get(), ulaw);
        }
        if (!(result instanceof DepositResult.Delivered)) {
            return new Reply.Refusal(410, "this deposit is over: " + result);
        }
        Optional<String> next = target(request.field("leave"));
        request.keep(new Visit(next.orElse(""), "", next.isPresent()));
        return Reply.page(next.isPresent() ? "deposit.vxml.vm" : "sent.vxml.vm");
    }

    private Reply cancel(PhoneRequest request) {
        boolean cancelled = DepositId.parse(request.field("deposit"))
                .map(center.deposits()::cancel)
                .orElse(false);
        return Reply.values(Map.of("result", cancelled));
    }

    private static Reply sound(Optional<StoredAudio> audio) {
        return audio.<Reply>map(Reply.Sound::new).orElse(new Reply.Refusal(404, "there is no such recording"));
    }
}
