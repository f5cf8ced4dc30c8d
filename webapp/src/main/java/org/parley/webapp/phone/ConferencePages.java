package org.parley.webapp.phone;

import java.io.Serializable;
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
    private final int tries;

    /**
     * @param inlets where moderators reach the calls
     * @param tries wrong IDs, and wrong passwords, in one call before it ends
     */
    ConferencePages(Conferences conferences, CallRecords records, CallInlets inlets, int tries) {
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

    /** The call is in: from now on moderators can reach it. */
    private Reply joined(PhoneRequest request) {
        inlets.open(call(request, joining(request)), request.field("sessionid"), request.field("inlet"));
        return new Reply.Script("");
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
