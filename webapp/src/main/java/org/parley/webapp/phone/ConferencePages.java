package org.parley.webapp.phone;

import java.io.Serializable;
import java.util.Map;
import java.util.UUID;
import org.parley.webapp.calls.CallRecords;
import org.parley.webapp.conference.Conferences;

/** Joining a conference: its ID unless that was dialled, its password, a seat (FEATURES 5.5). */
final class ConferencePages {
    private final Conferences conferences;
    private final CallRecords records;
    private final int tries;

    /** @param tries wrong IDs, and wrong passwords, in one call before it ends */
    ConferencePages(Conferences conferences, CallRecords records, int tries) {
        this.conferences = conferences;
        this.records = records;
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
        pages.put(PhonePath.CONFERENCE_LEFT, this::left);
    }

    private Reply find(PhoneRequest request) {
        String id = request.field("number");
        Joining joining = joining(request);
        if (conferences.isOpen(id)) {
            request.keep(joining.chose(id));
            return Reply.values(Map.of("result", "found"));
        }
        return again(request, joining);
    }

    private Reply enter(PhoneRequest request) {
        Joining joining = joining(request);
        if (!conferences.opens(joining.id(), request.field("password"))) {
            return again(request, joining);
        }
        int place = conferences.enter(joining.id(), caller(request, joining));
        if (place > 0) {
            records.inConference(CallLeg.of(request), joining.id());
        }
        return new Reply.Document(
                "conference.xml.vm", Map.of("result", place == 0 ? "full" : "in", "id", joining.id(), "place", place));
    }

    private Reply again(PhoneRequest request, Joining joining) {
        Joining failed = joining.failed();
        request.keep(failed);
        return new Reply.Document(
                "conference.xml.vm", Map.of("result", failed.wrong() < tries ? "again" : "out", "id", "", "place", 0));
    }

    private Reply left(PhoneRequest request) {
        conferences.leave(caller(request, joining(request)));
        return new Reply.Script("");
    }

    /** The leg, whose end frees the seat however the call ends; platforms that name none tell when somebody leaves. */
    private static String caller(PhoneRequest request, Joining joining) {
        String leg = CallLeg.of(request);
        return leg.isEmpty() ? joining.caller() : leg;
    }

    private static Joining joining(PhoneRequest request) {
        return request.kept(Joining.class).orElseGet(() -> Joining.to(""));
    }
}
