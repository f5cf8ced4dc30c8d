package org.parley.webapp.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.util.com.google.ical.compat.javautil.DateIterator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.conference.Repetition;

/** Calendar files, as somebody else's reader understands them. */
class AppointmentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T09:00:00Z");
    private static final String HOSTILE = "Budget; Q1, \\n or not — ñandú 日本語 \"x\"\nsecond line: 😀".repeat(3);

    private static Appointment appointment(String zone, LocalDateTime begins, Repetition repetition) {
        return new Appointment(
                "uid-1@example.org",
                3,
                begins.atZone(ZoneId.of(zone)),
                Duration.ofMinutes(90),
                repetition.rule(begins),
                HOSTILE,
                HOSTILE,
                "tel:+15551000,,123456%23,,4711%23",
                "parley@example.org",
                "O'Brien; \"Ann\"",
                List.of("ann@example.org", "bob@example.org"));
    }

    private static VEvent read(String file) {
        List<List<String>> complaints = new ArrayList<>();
        ICalendar calendar = Biweekly.parse(file).warnings(flatten(complaints)).first();
        assertThat(calendar.validate(calendar.getVersion()).isEmpty())
                .as(calendar.validate(calendar.getVersion()) + "\n" + file)
                .isTrue();
        return calendar.getEvents().get(0);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List flatten(List<List<String>> complaints) {
        return complaints;
    }

    @Test
    void whatPeopleTypeIsReadAsTheyTypedIt() {
        String file = appointment("Europe/Berlin", LocalDateTime.of(2026, 3, 2, 10, 0), Repetition.WEEKLY)
                .file(Appointment.Method.REQUEST, NOW);
        assertThat(file).endsWith("END:VCALENDAR\r\n").doesNotContainPattern("[^\r]\n");
        for (String line : file.split("\r\n")) {
            assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(75);
        }
        VEvent event = read(file);
        assertThat(event.getSummary().getValue()).isEqualTo(HOSTILE);
        assertThat(event.getDescription().getValue()).isEqualTo(HOSTILE);
        assertThat(event.getLocation().getValue()).isEqualTo("tel:+15551000,,123456%23,,4711%23");
        assertThat(event.getUid().getValue()).isEqualTo("uid-1@example.org");
        assertThat(event.getSequence().getValue()).isEqualTo(3);
        assertThat(event.getOrganizer().getEmail()).isEqualTo("parley@example.org");
        assertThat(event.getAttendees()).hasSize(2);
        assertThat(event.getDuration().getValue().toMillis())
                .isEqualTo(Duration.ofMinutes(90).toMillis());
    }

    /** The occurrences as the other reader finds them by the zone and rule in the file are those of our own. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-16T10:00, WEEKLY",
        "Europe/Berlin, 2026-10-19T02:30, DAILY",
        "America/New_York, 2026-02-23T09:00, WEEKDAYS",
        "America/New_York, 2026-01-31T09:00, MONTHLY",
        "Asia/Kolkata, 2026-03-02T10:00, EVERY_TWO_WEEKS",
        "America/Asuncion, 2026-03-20T08:00, DAILY",
        "Australia/Sydney, 2026-03-30T08:00, WEEKLY",
        "UTC, 2026-03-02T10:00, DAILY"
    })
    void occurrencesAreTheSameEverywhere(String zone, String begins, Repetition repetition) {
        LocalDateTime start = LocalDateTime.parse(begins);
        String file = appointment(zone, start, repetition).file(Appointment.Method.REQUEST, NOW);
        VEvent event = read(file);
        TimeZone read = Biweekly.parse(file).first().getTimezoneInfo().getTimezones().stream()
                .findFirst()
                .map(found -> found.getTimeZone())
                .orElse(TimeZone.getTimeZone("UTC"));
        DateIterator dates = event.getDateIterator(read);
        List<Instant> theirs = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            theirs.add(dates.next().toInstant());
        }
        Instant first = start.atZone(ZoneId.of(zone)).toInstant();
        assertThat(theirs)
                .isEqualTo(repetition.occurrences(start, ZoneId.of(zone), first.minusSeconds(1), Instant.MAX, 20));
    }

    @Test
    void oneOccurrenceOrAllCanBeCanceled() {
        Appointment series = appointment("Europe/Berlin", LocalDateTime.of(2026, 3, 16, 10, 0), Repetition.WEEKLY);
        VEvent all = read(series.file(Appointment.Method.CANCEL, NOW));
        assertThat(all.getStatus().isCancelled()).isTrue();
        assertThat(all.getRecurrenceRule()).isNotNull();
        VEvent one = read(series.cancelOne(Instant.parse("2026-03-30T08:00:00Z"), NOW));
        assertThat(one.getRecurrenceId().getValue().toInstant()).isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
        assertThat(one.getRecurrenceRule()).isNull();
    }
}
