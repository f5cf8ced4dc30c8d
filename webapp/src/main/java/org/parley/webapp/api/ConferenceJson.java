package org.parley.webapp.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceDraft;
import org.parley.webapp.conference.Participant;
import org.parley.webapp.conference.Repetition;
import org.parley.webapp.conference.Visit;
import tools.jackson.databind.JsonNode;

/** Conferences as JSON. */
final class ConferenceJson {
    private ConferenceJson() {}

    static Map<String, Object> of(Conference conference) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", conference.number());
        json.put("description", conference.description());
        json.put("password", conference.password());
        json.put("creator", conference.creator());
        json.put("moderator", conference.moderator());
        json.put("state", conference.state().id());
        json.put("scheduled", conference.scheduled());
        conference.schedule().ifPresent(times -> {
            json.put("begins", times.begins().toLocalDateTime().toString());
            json.put("zone", times.begins().getZone().getId());
            json.put("start", times.start().toString());
            json.put("end", times.end().toString());
            json.put("durationMinutes", times.duration().toMinutes());
            json.put("repetition", times.repetition().id());
        });
        json.put("participants", conference.inside());
        json.put("locked", conference.locked());
        return json;
    }

    static Map<String, Object> of(Participant participant) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", participant.id());
        json.put("caller", participant.caller());
        json.put("name", participant.name());
        json.put("joined", seconds(participant.joined()));
        json.put("muted", participant.muted());
        json.put("talking", participant.talking());
        return json;
    }

    static Map<String, Object> of(Visit visit) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", visit.id());
        json.put("caller", visit.caller());
        json.put("name", visit.name());
        json.put("joined", seconds(visit.joined()));
        json.put("left", visit.left().map(ConferenceJson::seconds).orElse(null));
        json.put(
                "seconds",
                visit.left()
                        .map(left -> Duration.between(visit.joined(), left).toSeconds())
                        .orElse(null));
        return json;
    }

    private static String seconds(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Empty when a field is missing or cannot be read. */
    static Optional<ConferenceDraft> draft(JsonNode body, ZoneId fallback) {
        JsonNode minutes = body.get("durationMinutes");
        Optional<Repetition> repetition = Repetition.ofId(text(body, "repetition", Repetition.NONE.id()));
        if (minutes == null || !minutes.isInt() || repetition.isEmpty()) {
            return Optional.empty();
        }
        try {
            ZoneId zone = body.hasNonNull("zone") ? ZoneId.of(text(body, "zone", "")) : fallback;
            return Optional.of(new ConferenceDraft(
                    text(body, "description", ""),
                    text(body, "moderator", ""),
                    local(text(body, "start", ""), zone),
                    zone,
                    Duration.ofMinutes(minutes.asInt()),
                    repetition.get(),
                    text(body, "password", "")));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /** A local time, or one with an offset. */
    private static LocalDateTime local(String text, ZoneId zone) {
        LocalDateTime time = text.matches(".*(Z|[+-]\\d\\d:\\d\\d)$")
                ? ZonedDateTime.parse(text).withZoneSameInstant(zone).toLocalDateTime()
                : LocalDateTime.parse(text);
        return time.truncatedTo(ChronoUnit.MINUTES);
    }

    static String text(JsonNode body, String name, String otherwise) {
        JsonNode value = body.get(name);
        return value == null || value.isNull() ? otherwise : value.asString("");
    }

    static boolean flag(JsonNode body, String name, boolean otherwise) {
        JsonNode value = body.get(name);
        return value == null || !value.isBoolean() ? otherwise : value.booleanValue();
    }
}
