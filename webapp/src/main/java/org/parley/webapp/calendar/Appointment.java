package org.parley.webapp.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * An appointment, once or repeating.
 *
 * @param uid the same in every version
 * @param sequence grows with each version (RFC 5545 §3.8.7.4)
 * @param begins the first occurrence; its zone is where its clock time stays the same
 * @param rule of the repetition (RFC 5545 §3.3.10); empty without one
 * @param summary one line
 * @param description several lines
 * @param location how to get there
 * @param organizer an e-mail address; empty when nobody is asked for an answer
 * @param attendees e-mail addresses
 */
public record Appointment(
        String uid,
        int sequence,
        ZonedDateTime begins,
        Duration duration,
        String rule,
        String summary,
        String description,
        String location,
        String organizer,
        String organizerName,
        List<String> attendees) {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");

    /** What a file does with an appointment (RFC 5546). */
    public enum Method {
        /** Only shows it. */
        PUBLISH,
        /** Invites, or tells of a new version. */
        REQUEST,
        CANCEL
    }

    /** The whole appointment as a file. @param now when it is written */
    public String file(Method method, Instant now) {
        return file(method, now, Optional.empty());
    }

    /** One occurrence does not take place. @param start of it */
    public String cancelOne(Instant start, Instant now) {
        return file(Method.CANCEL, now, Optional.of(start));
    }

    private String file(Method method, Instant now, Optional<Instant> occurrence) {
        ContentLines lines = new ContentLines()
                .add("BEGIN", "VCALENDAR")
                .add("VERSION", "2.0")
                .add("PRODID", "-//Parley//Conference center//EN")
                .add("CALSCALE", "GREGORIAN")
                .add("METHOD", method.name());
        ZoneId zone = begins.getZone();
        if (!isUtc(zone)) {
            new TimeZoneLines(zone, begins.getYear()).addTo(lines);
        }
        lines.add("BEGIN", "VEVENT")
                .add("UID", uid)
                .add("DTSTAMP", LOCAL.format(now.atZone(ZoneOffset.UTC)) + "Z")
                .add("SEQUENCE", String.valueOf(sequence));
        ZonedDateTime start = occurrence.map(one -> one.atZone(zone)).orElse(begins);
        time(lines, "DTSTART", start);
        lines.add("DURATION", "PT" + duration.toMinutes() + "M");
        occurrence.ifPresent(one -> time(lines, "RECURRENCE-ID", start));
        if (!rule.isEmpty() && occurrence.isEmpty()) {
            lines.add("RRULE", rule);
        }
        lines.addText("SUMMARY", summary).addText("DESCRIPTION", description).addText("LOCATION", location);
        lines.add("STATUS", method == Method.CANCEL ? "CANCELLED" : "CONFIRMED");
        if (method != Method.PUBLISH && !organizer.isEmpty()) {
            String name = organizerName.isEmpty() ? "" : ";CN=" + ContentLines.quoted(organizerName);
            lines.add("ORGANIZER" + name, "mailto:" + organizer);
            attendees.forEach(one -> lines.add("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=FALSE", "mailto:" + one));
        }
        return lines.add("END", "VEVENT").add("END", "VCALENDAR").toString();
    }

    private static boolean isUtc(ZoneId zone) {
        return zone.normalized().equals(ZoneOffset.UTC);
    }

    private static void time(ContentLines lines, String name, ZonedDateTime time) {
        if (isUtc(time.getZone())) {
            lines.add(name, LOCAL.format(time) + "Z");
        } else {
            lines.add(name + ";TZID=" + time.getZone().getId(), LOCAL.format(time));
        }
    }
}
