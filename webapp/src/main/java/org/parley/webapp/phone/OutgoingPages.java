package org.parley.webapp.phone;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.conference.Admission;
import org.parley.webapp.outgoing.CallEnd;
import org.parley.webapp.outgoing.CallOrder;
import org.parley.webapp.outgoing.CallStep;
import org.parley.webapp.outgoing.OutgoingCall;
import org.parley.webapp.outgoing.OutgoingCalls;
import org.parley.webapp.platform.CallInlets;
import org.parley.webapp.platform.CallSessions;
import org.parley.webapp.platform.PlatformMount;

/** Calls that pages ask for: the document of such a call, what becomes of it, and what an invited one hears. */
final class OutgoingPages {
    /** Why the owner of a call hears that it came to nothing. */
    static final List<String> FAILURES = List.of("busy", "unanswered", "no-line", "unreachable");

    private final MessageCenter center;
    private final OutgoingCalls calls;
    private final CallSessions sessions;
    private final CallInlets inlets;
    private final SpokenValues spoken;
    private final Duration ring;

    /** @param ring how long telephones ring */
    OutgoingPages(MessageCenter center, PlatformMount mount, SpokenValues spoken, Duration ring) {
        this.center = center;
        this.calls = center.outgoingCalls();
        this.sessions = mount.callSessions();
        this.inlets = mount.callInlets();
        this.spoken = spoken;
        this.ring = ring;
    }

    /** The call that this session is for. */
    record Ordered(String id, String owner, String conference, String to) implements Serializable {
        static Ordered of(OutgoingCall call) {
            return new Ordered(call.id(), call.owner(), call.conference(), call.to());
        }
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.OUTGOING, this::begin);
        pages.put(PhonePath.OUTGOING_STEP, this::step);
        pages.put(PhonePath.OUTGOING_FAILED, OutgoingPages::failed);
        pages.put(PhonePath.INVITED, request -> Reply.page("invited.vxml.vm"));
        pages.put(PhonePath.INVITER, this::inviter);
        pages.put(PhonePath.INVITER_NAME, this::inviterName);
        pages.put(PhonePath.ACCEPTED, this::accepted);
    }

    private Reply begin(PhoneRequest request) {
        Optional<CallOrder> order = calls.take(request.field("order"));
        if (order.isEmpty()) {
            return new Reply.Refusal(404, "no such order");
        }
        OutgoingCall call = order.get().call();
        Optional<Account> owner = center.accounts().byExtension(call.owner());
        request.keep(Ordered.of(call));
        request.keep(new OutsideCalls.CallName(call.id()));
        Optional<Account> hears = call.conference().isEmpty()
                ? owner
                : order.get()
                        .extension()
                        .flatMap(center.accounts()::byExtension)
                        .or(() -> owner);
        hears.ifPresent(known -> request.keep(new CallLanguage(known.language(), false)));
        String time = ring.toMillis() + "ms";
        if (!call.conference().isEmpty()) {
            request.keep(new CallerIdentity(call.to(), call.name(), "", "", ""));
            return new Reply.Document(
                    "invitation.ccxml.vm",
                    Map.of("destination", order.get().destination(), "caller", call.owner(), "ring", time));
        }
        request.keep(
                new CallerIdentity(call.owner(), owner.map(Account::displayName).orElse(""), "", call.owner(), ""));
        order.get().extension().ifPresent(extension -> request.keep(Visit.at(extension)));
        return new Reply.Document(
                "outgoing.ccxml.vm",
                Map.of(
                        "own", "extension:" + call.owner(),
                        "caller", call.owner(),
                        "destination", order.get().destination(),
                        "called", order.get().dialled(),
                        "greets", order.get().extension().isPresent(),
                        "ring", time));
    }

    /** The call has come so far. */
    private Reply step(PhoneRequest request) {
        Optional<Ordered> ordered = request.kept(Ordered.class);
        if (ordered.isEmpty()) {
            return new Reply.Refusal(404, "no such call");
        }
        String id = ordered.get().id();
        String leg = request.field("connection");
        if (!leg.isEmpty() && CallLeg.of(request).isEmpty()) {
            request.begins(new CallLeg(leg), sessions);
            calls.has(id, leg);
        }
        inlets.open(id, request.field("sessionid"), request.field("inlet"));
        if (!leg.isEmpty() && !ordered.get().conference().isEmpty()) {
            // moderators reach whoever was invited from the answer on
            inlets.open(leg, request.field("sessionid"), request.field("inlet"));
        }
        Optional<CallStep> step = CallStep.ofId(request.field("step"));
        if (step.filter(CallStep.ENDED::equals).isPresent()) {
            inlets.close(id);
            calls.end(id, CallEnd.ofId(request.field("cause")));
        } else {
            step.ifPresent(reached -> calls.reached(id, reached));
        }
        return new Reply.Script("");
    }

    private static Reply failed(PhoneRequest request) {
        String reason = request.field("reason");
        return new Reply.Document(
                "outgoing-failed.vxml.vm", Map.of("reason", FAILURES.contains(reason) ? reason : "unreachable"));
    }

    /** Who invites: the recorded name, else the digits of the extension. */
    private Reply inviter(PhoneRequest request) {
        String owner = request.kept(Ordered.class).map(Ordered::owner).orElse("");
        return new Reply.Document(
                "inviter.xml.vm", Map.of("name", spoken.in(request).extension(owner, PhonePath.INVITER_NAME.path())));
    }

    private Reply inviterName(PhoneRequest request) {
        return Reply.sound(request.kept(Ordered.class)
                .flatMap(ordered -> center.greetings().recordedName(ordered.owner())));
    }

    /** The invited one comes in; the password was the moderator's to give. */
    private Reply accepted(PhoneRequest request) {
        Optional<Ordered> ordered = request.kept(Ordered.class);
        if (ordered.isEmpty()) {
            return new Reply.Refusal(404, "no such call");
        }
        String conference = ordered.get().conference();
        CallerIdentity caller = request.caller();
        request.keep(ConferencePages.Joining.to(conference));
        Admission admission =
                center.conferences().enter(conference, CallLeg.of(request), caller.number(), caller.name());
        if (admission.answer() == Admission.Answer.IN) {
            center.callRecords().inConference(CallLeg.of(request), conference);
            calls.reached(ordered.get().id(), CallStep.JOINED);
        }
        return new Reply.Document(
                "conference.xml.vm",
                Map.of(
                        "result",
                        admission.answer().name().toLowerCase(Locale.ROOT),
                        "id",
                        conference,
                        "place",
                        admission.place()));
    }
}
