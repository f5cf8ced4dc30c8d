package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceDraft;
import org.parley.webapp.conference.ConferenceMistake;
import org.parley.webapp.conference.Repetition;

/** The fields of a scheduled conference (FEATURES 5.4). */
final class ConferenceForm {
    private static final String[] NAMES = {
        "description", "moderator", "date", "time", "minutes", "repetition", "password"
    };
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private ConferenceForm() {}

    /** For a new one: tomorrow at this hour, one hour long. */
    static Form empty(LocalDateTime now) {
        return Form.of(NAMES)
                .set("date", now.plusDays(1).toLocalDate().toString())
                .set("time", TIME.format(now.withMinute(0)))
                .set("minutes", "60")
                .set("repetition", Repetition.NONE.id());
    }

    /** As it is. */
    static Form of(Conference conference) {
        Conference.Schedule times = conference.schedule().orElseThrow();
        return Form.of(NAMES)
                .set("description", conference.description())
                .set("moderator", conference.moderator())
                .set("date", times.begins().toLocalDate().toString())
                .set("time", TIME.format(times.begins()))
                .set("minutes", String.valueOf(times.duration().toMinutes()))
                .set("repetition", times.repetition().id())
                .set("password", conference.password());
    }

    static Form sent(HttpServletRequest request) {
        return Form.sent(request, NAMES);
    }

    /** What was typed; empty when a field cannot be read, which is then noted beside it. */
    static Optional<ConferenceDraft> draft(Form form, ZoneId zone) {
        LocalDate date = LocalDate.EPOCH;
        LocalTime time = LocalTime.MIDNIGHT;
        try {
            date = LocalDate.parse(form.get("date").strip());
        } catch (DateTimeException e) {
            form.mistake("date", "Type a date such as 2026-03-02.");
        }
        try {
            time = LocalTime.parse(form.get("time").strip());
        } catch (DateTimeException e) {
            form.mistake("time", "Type a time such as 14:30.");
        }
        if (!form.get("minutes").strip().matches("[0-9]{1,4}")) {
            form.mistake("minutes", "Type a number of minutes.");
        }
        Optional<Repetition> repetition = Repetition.ofId(form.get("repetition"));
        if (repetition.isEmpty()) {
            form.mistake("repetition", "Choose one of the list.");
        }
        return form.right()
                ? Optional.of(new ConferenceDraft(
                        form.get("description"),
                        form.get("moderator").strip(),
                        date.atTime(time),
                        zone,
                        Duration.ofMinutes(Integer.parseInt(form.get("minutes").strip())),
                        repetition.get(),
                        form.get("password").strip()))
                : Optional.empty();
    }

    /** Notes beside its field what the conference center says is wrong. */
    static void note(Form form, ConferenceMistake mistake) {
        String field = switch (mistake.field()) {
            case "start" -> "date";
            case "durationMinutes" -> "minutes";
            default -> mistake.field();
        };
        form.mistake(field, mistake.text() + ".");
    }
}
