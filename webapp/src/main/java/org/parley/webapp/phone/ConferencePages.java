package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.Serializable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.parley.webapp.calls.CallRecords;
import org.parley.webapp.conference.Admission;
import org.parley.webapp.conference.Conferences;
import org.parley.webapp.platform.CallInlets;

/** Joining a conference: its ID unless that was dialled, its password, a seat (FEATURES 5.5). */
final class ConferencePages {
    private final Conferences conferences;
    private final CallRecords records;
    private final CallInlets inlets;
    private final SpokenValues spoken;
    private final SpokenNames names = new SpokenNames();
    private final int tries;

    /**
     * @param inlets where moderators reach the calls
     * @param tries wrong IDs, and wrong passwords, in one call before it ends
     */
    ConferencePages(Conferences conferences, CallRecords records, CallInlets inlets, SpokenValues spoken, int tries) {
        this.spoken = spoken;
        this.conferences = conferences;
        this.records = records;
        this.inlets = inlets;
        this.tries = tries;
    }

    /**
     * How far a call has come.
     *
     * @param id that was dialled or entered; empty before
     * @param caller names the call among those inside
     * @param wrong IDs or passwords so far
     */
    record Joining(String id, String caller, int wrong) implements Serializable {

        static Joining to(String id) {
            return new Joining(id, UUID.randomUUID().toString(), 0);
        }

        Joining chose(String chosen) {
            return new Joining(chosen, caller, 0);
        }

        Joining failed() {
            return new Joining(id, caller, wrong + 1);
        }
    }

    void mount(Map<PhonePath, Page> pages) {
        pages.put(PhonePath.CONFERENCE, request -> Reply.page("conference.vxml.vm"));
        pages.put(PhonePath.CONFERENCE_PASSWORD, request -> Reply.page("conference-password.vxml.vm"));
        pages.put(PhonePath.CONFERENCE_FIND, this::find);
        pages.put(PhonePath.CONFERENCE_ENTER, this::enter);
        pages.put(PhonePath.CONFERENCE_WARNING, ConferencePages::warning);
        pages.put(PhonePath.CONFERENCE_NAME, request -> Reply.page("conference-name.vxml.vm"));
        pages.put(PhonePath.CONFERENCE_NAMED, this::named);
        pages.put(PhonePath.CONFERENCE_IN, this::in);
        pages.put(PhonePath.CONFERENCE_WHO, ConferencePages::who);
        pages.put(
                PhonePath.CONFERENCE_WHO_NAME,
                request -> names.of(request.field("call"))
                        .<Reply>map(Reply.Speech::new)
                        .orElseGet(() -> new Reply.Refusal(404, "nobody has said this name")));
        pages.put(PhonePath.CONFERENCE_JOINED, this::joined);
        pages.put(PhonePath.CONFERENCE_TALKING, this::talking);
        pages.put(PhonePath.CONFERENCE_LEFT, this::left);
    }

    private Reply find(PhoneRequest request) {
        String id = request.field("number");
        Joining joining = joining(request);
        Admission.Answer answer = conferences.asked(id);
        if (answer == Admission.Answer.IN) {
            request.keep(joining.chose(id));
            return Reply.values(Map.of("result", "found"));
        }
        return again(request, joining, answer);
    }

    private Reply enter(PhoneRequest request) {
        Joining joining = joining(request);
        if (!conferences.opens(joining.id(), request.field("password"))) {
            return again(request, joining, Admission.Answer.CLOSED);
        }
        CallerIdentity caller = request.caller();
        Admission admission = conferences.enter(
                joining.id(),
                call(request, joining),
                caller.user().isEmpty() ? caller.number() : caller.user(),
                caller.name());
        if (admission.answer() == Admission.Answer.IN) {
            records.inConference(CallLeg.of(request), joining.id());
            request.keep(new Place(admission.place()));
            if (conferences.settings().recordNames()) {
                return values("name", joining.id(), admission.place());
            }
        }
        return values(admission.answer().name().toLowerCase(Locale.ROOT), joining.id(), admission.place());
    }

    private Reply again(PhoneRequest request, Joining joining, Admission.Answer answer) {
        Joining failed = joining.failed();
        request.keep(failed);
        boolean early = answer == Admission.Answer.EARLY;
        return values(failed.wrong() >= tries ? "out" : early ? "early" : "again", "", 0);
    }

    private static Reply values(String result, String id, int place) {
        return new Reply.Document("conference.xml.vm", Map.of("result", result, "id", id, "place", place));
    }

    /** Which one of those inside the caller is. */
    private record Place(int number) implements Serializable {}

    /** A name that is too long is a mistake of the platform. */
    private Reply named(PhoneRequest request) throws IOException, ServletException {
        Part recording = request.part("recording");
        if (recording != null) {
            names.put(
                    call(request, joining(request)), recording.getInputStream().readAllBytes());
        }
        return in(request);
    }

    private Reply in(PhoneRequest request) {
        int place = request.kept(Place.class).map(Place::number).orElse(1);
        return new Reply.Document(
                "conference-in.vxml.vm",
                Map.of("id", joining(request).id(), "place", spoken.in(request).number(place)));
    }

    /** Said into the conference: who has come or gone. */
    private static Reply who(PhoneRequest request) {
        String call = URLEncoder.encode(request.field("call"), StandardCharsets.UTF_8);
        return new Reply.Document(
                "conference-who.vxml.vm",
                Map.of(
                        "name",
                        PhonePath.CONFERENCE_WHO_NAME.path() + "?call=" + call,
                        "came",
                        request.field("what").equals("joined")));
    }

    /** The call is in: from now on moderators can reach it, and those inside hear who it is. */
    private Reply joined(PhoneRequest request) {
        String call = call(request, joining(request));
        inlets.open(call, request.field("sessionid"), request.field("inlet"));
        announce(call, call, "joined");
        return new Reply.Script("");
    }

    /** Has a call play a name into its conference. */
    private void announce(String by, String whose, String what) {
        if (names.of(whose).isPresent()) {
            String query = "?what=" + what + "&call=" + URLEncoder.encode(whose, StandardCharsets.UTF_8);
            inlets.send(by, "center.announce", Map.of("src", PhonePath.CONFERENCE_WHO.path() + query));
        }
    }

    /** How long a conference still lasts, said into it. */
    private static Reply warning(PhoneRequest request) {
        long minutes = Math.max(1, Math.min(59, request.number("minutes")));
        return new Reply.Document("conference-warning.vxml.vm", Map.of("minutes", String.valueOf(minutes)));
    }

    private Reply talking(PhoneRequest request) {
        conferences.talks(call(request, joining(request)), Boolean.parseBoolean(request.field("talks")));
        return new Reply.Script("");
    }

    private Reply left(PhoneRequest request) {
        String call = call(request, joining(request));
        inlets.close(call);
        conferences.leave(call);
        conferences.participants(joining(request).id()).stream()
                .findFirst()
                .ifPresent(one -> announce(one.call(), call, "left"));
        return new Reply.Script("");
    }

    /** The leg, whose end frees the seat however the call ends; platforms that name none tell when somebody leaves. */
    private static String call(PhoneRequest request, Joining joining) {
        String leg = CallLeg.of(request);
        return leg.isEmpty() ? joining.caller() : leg;
    }

    private static Joining joining(PhoneRequest request) {
        return request.kept(Joining.class).orElseGet(() -> Joining.to(""));
    }
}
