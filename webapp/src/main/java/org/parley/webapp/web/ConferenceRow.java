package org.parley.webapp.web;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceState;
import org.parley.webapp.conference.Participant;
import org.parley.webapp.conference.Repetition;
import org.parley.webapp.conference.Visit;
import org.parley.webapp.outgoing.CallEnd;
import org.parley.webapp.outgoing.OutgoingCall;

/** Conferences as their pages show them. */
final class ConferenceRow {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH);

    private ConferenceRow() {}

    /** @param zone of a conference that has none of its own */
    static Map<String, Object> of(Conference conference, ZoneId zone) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", conference.number());
        row.put("description", conference.description().isEmpty() ? "Standing conference" : conference.description());
        row.put("password", conference.password());
        row.put("creator", conference.scheduled() ? conference.creator() : "Administrators");
        row.put("moderator", conference.moderator());
        row.put("state", word(conference.state().id()));
        row.put("inside", conference.inside());
        row.put("locked", conference.locked());
        row.put("scheduled", conference.scheduled());
        row.put("enabled", conference.state() == ConferenceState.ENABLED);
        row.put("over", conference.state().over());
        row.put(
                "when",
                conference
                        .schedule()
                        .map(times ->
                                TIME.format(times.start().atZone(times.begins().getZone())) + ", "
                                        + times.duration().toMinutes() + " min")
                        .orElse(""));
        Repetition repetition =
                conference.schedule().map(Conference.Schedule::repetition).orElse(Repetition.NONE);
        row.put("repeats", repetition != Repetition.NONE);
        row.put("repetition", repetition == Repetition.NONE ? "" : word(repetition.id()));
        return row;
    }

    private static String word(String id) {
        return Character.toUpperCase(id.charAt(0)) + id.substring(1).replace('-', ' ');
    }

    /** For a choice. */
    static List<Map<String, String>> repetitions() {
        return Arrays.stream(Repetition.values())
                .map(one -> Map.of("id", one.id(), "name", one == Repetition.NONE ? "Once" : word(one.id())))
                .toList();
    }

    static Map<String, Object> of(Participant participant, ZoneId zone) {
        return Map.of(
                "id", participant.id(),
                "caller", participant.caller(),
                "name", participant.name(),
                "joined", CLOCK.format(participant.joined().atZone(zone)),
                "muted", participant.muted(),
                "talking", participant.talking());
    }

    static Map<String, Object> of(OutgoingCall invitation) {
        String state = switch (invitation.step()) {
            case ASKED, RINGING, CALLING -> "is called";
            case CONNECTED, VOICEMAIL -> "has answered";
            case JOINED -> "is in";
            case ENDED -> invitation.end().orElse(CallEnd.HUNG_UP).text();
        };
        return Map.of("to", invitation.to(), "name", invitation.name(), "state", state);
    }

    static Map<String, Object> of(Visit visit, ZoneId zone) {
        return Map.of(
                "caller", visit.caller(),
                "name", visit.name(),
                "joined", CLOCK.format(visit.joined().atZone(zone)),
                "left",
                        visit.left()
                                .map(left -> CLOCK.format(left.atZone(zone)))
                                .orElse("still in"),
                "lasted", visit.left().map(left -> lasted(visit.joined(), left)).orElse(""));
    }

    private static String lasted(Instant from, Instant until) {
        Duration time = Duration.between(from, until);
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
