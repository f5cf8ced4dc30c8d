package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.greeting.Greeting;
import org.parley.webapp.route.DialPlan;
import org.parley.webapp.toll.TollPath;

/** Leaving a message: greeting, recording, delivery. */
final class DepositPages {
    /** What a caller's keys mean who wants the operator, see grammars/deposit.grxml. */
    private static final String OPERATOR = "operator";

    private final MessageCenter center;
    private final DialPlan dialPlan;
    private final SpokenValues spoken;
    private final RecordingLimits limits;
    private final String operatorDigit;
    private final OutsideCalls outside;

    /** @param operatorDigit as callers are told */
    DepositPages(
            MessageCenter center,
            DialPlan dialPlan,
            SpokenValues spoken,
            RecordingLimits limits,
            String operatorDigit,
            OutsideCalls outside) {
        this.outside = outside;
        this.limits = limits;
        this.operatorDigit = operatorDigit;
        this.center = center;
        this.dialPlan = dialPlan;
        this.spoken = spoken;
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.DEPOSIT, request -> Reply.page("deposit.vxml.vm"));
        pages.put(PhonePath.GREETING, this::greeting);
        pages.put(PhonePath.GREETING_AUDIO, this::greetingAudio);
        pages.put(PhonePath.NAME_AUDIO, this::nameAudio);
        pages.put(PhonePath.TARGET, this::target);
        pages.put(PhonePath.RECORD, this::record);
        pages.put(PhonePath.DEPOSIT_URGENT, this::urgent);
        pages.put(PhonePath.SEND, this::send);
        pages.put(PhonePath.CANCEL, this::cancel);
    }

    private Reply greeting(PhoneRequest request) {
        Visit visit = request.visit();
        if (visit.mailbox().isEmpty()) {
            return new Reply.Refusal(409, "this call is at no mailbox");
        }
        Optional<Greeting> recorded = center.greetings().greetingFor(visit.mailbox());
        boolean named = center.greetings().recordedName(visit.mailbox()).isPresent();
        return new Reply.Document(
                "greeting.xml.vm",
                Map.of(
                        "after", after(visit.mailbox(), recorded),
                        "operator", spoken.in(request).digits(operatorDigit),
                        "recorded", recorded.isPresent() ? PhonePath.GREETING_AUDIO.path() : "",
                        "name", named ? PhonePath.NAME_AUDIO.path() : "",
                        "extension", spoken.in(request).digits(visit.mailbox())));
    }

    /** What follows the greeting: a recording, or why there is none. */
    private String after(String mailbox, Optional<Greeting> recorded) {
        if (!center.voicemail().enabled(mailbox)) {
            return "disabled";
        }
        if (recorded.map(Greeting::announceOnly).orElse(false)) {
            return "announce";
        }
        return center.voicemail().full(mailbox) ? "full" : "record";
    }

    private Reply greetingAudio(PhoneRequest request) {
        return Reply.sound(
                center.greetings().greetingFor(request.visit().mailbox()).map(Greeting::audio));
    }

    private Reply nameAudio(PhoneRequest request) {
        return Reply.sound(center.greetings().recordedName(request.visit().mailbox()));
    }

    /** Where the keys lead to, empty when nowhere; who does not reach it there is at its mailbox. */
    private Reply target(PhoneRequest request) {
        String mailbox = request.visit().mailbox();
        Optional<String> extension = target(request, mailbox, request.field("leave"));
        if (request.visit().deposit().isEmpty()) {
            extension.ifPresent(next -> request.keep(Visit.at(next)));
        }
        return Reply.values(Map.of("result", extension.orElse("")));
    }

    /** The extension that a caller asked for at a mailbox, if it exists. */
    private Optional<String> target(PhoneRequest request, String mailbox, String leave) {
        String extension =
                leave.equals(OPERATOR) ? center.voicemail().operator(mailbox).orElse(dialPlan.operator()) : leave;
        if (!dialPlan.isExtension(extension)) {
            outside.refuse(request, extension, TollPath.STAR);
            return Optional.empty();
        }
        return Optional.of(extension);
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
                        center.deposits().open(visit.mailbox(), request.caller().asCaller(), CallLeg.of(request)));
        request.keep(new Visit(visit.mailbox(), id.value()));
        return new Reply.Document(
                "record.vxml.vm",
                Map.of(
                        "deposit",
                        id.value(),
                        "urgent",
                        !visit.deposit().isEmpty() && center.deposits().isUrgent(id),
                        "limits",
                        limits.ofCaller(visit.mailbox())));
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
        Optional<String> next = target(request, request.visit().mailbox(), request.field("leave"));
        request.keep(Visit.at(next.orElse("")));
        return next.<Reply>map(extension -> new Reply.Document("onward.vxml.vm", Map.of("extension", extension)))
                .orElse(Reply.page("sent.vxml.vm"));
    }

    /** Turns the flag of this call's message; documents ask only where the settings let callers do that. */
    private Reply urgent(PhoneRequest request) {
        Optional<DepositId> id = DepositId.parse(request.visit().deposit());
        boolean urgent = id.isPresent() && !center.deposits().isUrgent(id.get());
        id.ifPresent(deposit -> center.deposits().setUrgent(deposit, urgent));
        return Reply.values(Map.of("result", urgent));
    }

    private Reply cancel(PhoneRequest request) {
        boolean cancelled = DepositId.parse(request.field("deposit"))
                .map(center.deposits()::cancel)
                .orElse(false);
        return Reply.values(Map.of("result", cancelled));
    }
}
