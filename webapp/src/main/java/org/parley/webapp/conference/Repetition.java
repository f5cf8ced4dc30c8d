package org.parley.webapp.conference;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** How often a conference takes place (FEATURES 5.4), as recurrence rule of RFC 5545 §3.3.10. */
public enum Repetition {
    NONE(""),
    DAILY("FREQ=DAILY"),
    WEEKDAYS("FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR"),
    WEEKLY("FREQ=WEEKLY"),
    EVERY_TWO_WEEKS("FREQ=WEEKLY;INTERVAL=2"),
    MONTHLY("FREQ=MONTHLY");

    private static final int SHORTEST_MONTH = 28;

    private final String rule;

    Repetition(String rule) {
        this.rule = rule;
    }

    /** As JSON and pages name it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<Repetition> ofId(String id) {
        return Arrays.stream(values()).filter(one -> one.id().equals(id)).findFirst();
    }

    /** The rule for a series that begins then; empty without repetition. */
    public String rule(LocalDateTime begins) {
        int day = begins.getDayOfMonth();
        if (this != MONTHLY || day <= SHORTEST_MONTH) {
            return rule;
        }
        // in a month without that day, its last one
        String days = IntStream.rangeClosed(SHORTEST_MONTH, day)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(","));
        return rule + ";BYMONTHDAY=" + days + ";BYSETPOS=-1";
    }

    /** The first occurrence of a series after a moment; empty without repetition. */
    public Optional<Instant> after(LocalDateTime begins, ZoneId zone, Instant moment) {
        return occurrences(begins, zone, moment, Instant.MAX, 1).stream().findFirst();
    }

    /** Occurrences of a series after one moment and before another, in order, so many at most. */
    public List<Instant> occurrences(LocalDateTime begins, ZoneId zone, Instant after, Instant before, int most) {
        List<Instant> found = new ArrayList<>();
        if (this == NONE) {
            Instant only = begins.atZone(zone).toInstant();
            if (only.isAfter(after) && only.isBefore(before)) {
                found.add(only);
            }
            return found;
        }
        RecurrenceRuleIterator iterator = iterator(begins, zone);
        iterator.fastForward(after.toEpochMilli());
        while (iterator.hasNext() && found.size() < most) {
            Instant next = moment(iterator.nextDateTime(), zone);
            if (!next.isBefore(before)) {
                break;
            }
            if (next.isAfter(after)) {
                found.add(next);
            }
        }
        return found;
    }

    /** At a local time that comes twice, the first of the two (RFC 5545 §3.3.5). */
    private static Instant moment(DateTime local, ZoneId zone) {
        return LocalDateTime.of(
                        local.getYear(),
                        local.getMonth() + 1,
                        local.getDayOfMonth(),
                        local.getHours(),
                        local.getMinutes())
                .atZone(zone)
                .toInstant();
    }

    private RecurrenceRuleIterator iterator(LocalDateTime begins, ZoneId zone) {
        try {
            return new RecurrenceRule(rule(begins))
                    .iterator(new DateTime(
                            TimeZone.getTimeZone(zone),
                            begins.getYear(),
                            begins.getMonthValue() - 1,
                            begins.getDayOfMonth(),
                            begins.getHour(),
                            begins.getMinute(),
                            0));
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalStateException("a rule of ours is not valid: " + rule(begins), e);
        }
    }
}
