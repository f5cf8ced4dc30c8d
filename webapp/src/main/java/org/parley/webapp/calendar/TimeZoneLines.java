package org.parley.webapp.calendar;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneOffsetTransitionRule;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rules of a time zone as a component of a calendar file (RFC 5545 §3.6.5), from those of Java. */
final class TimeZoneLines {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final int DAYS_OF_WEEK = 7;

    private final ZoneId zone;
    private final ZoneRules rules;
    private final int year;

    /** @param year from the begin of which on the rules are told */
    TimeZoneLines(ZoneId zone, int year) {
        this.zone = zone;
        this.rules = zone.getRules();
        this.year = year;
    }

    void addTo(ContentLines lines) {
        lines.add("BEGIN", "VTIMEZONE").add("TZID", zone.getId());
        List<ZoneOffsetTransitionRule> yearly = rules.getTransitionRules();
        if (yearly.isEmpty()) {
            fixed(lines);
        } else {
            // the year before, so that the first one of the year of the appointment is known too
            yearly.forEach(rule -> changing(lines, rule, rule.createTransition(year - 1)));
        }
        lines.add("END", "VTIMEZONE");
    }

    private void fixed(ContentLines lines) {
        LocalDateTime from = LocalDateTime.of(year - 1, 1, 1, 0, 0);
        ZoneOffset offset = rules.getOffset(LocalDateTime.of(year, 1, 1, 0, 0));
        lines.add("BEGIN", "STANDARD")
                .add("DTSTART", LOCAL.format(from))
                .add("TZOFFSETFROM", text(offset))
                .add("TZOFFSETTO", text(offset))
                .add("END", "STANDARD");
    }

    private void changing(ContentLines lines, ZoneOffsetTransitionRule rule, ZoneOffsetTransition first) {
        boolean summer = first.getOffsetAfter().getTotalSeconds()
                > rule.getStandardOffset().getTotalSeconds();
        String kind = summer ? "DAYLIGHT" : "STANDARD";
        lines.add("BEGIN", kind)
                .add("DTSTART", LOCAL.format(first.getDateTimeBefore()))
                .add("TZOFFSETFROM", text(first.getOffsetBefore()))
                .add("TZOFFSETTO", text(first.getOffsetAfter()))
                .add("RRULE", "FREQ=YEARLY;BYMONTH=" + rule.getMonth().getValue() + ";" + day(rule))
                .add("END", kind);
    }

    /** The day of the month: a date, the last weekday of its kind, or the first one from a date on. */
    private static String day(ZoneOffsetTransitionRule rule) {
        int day = rule.getDayOfMonthIndicator();
        DayOfWeek weekday = rule.getDayOfWeek();
        if (weekday == null) {
            return "BYMONTHDAY=" + day;
        }
        String name = weekday.name().substring(0, 2);
        if (day == -1) {
            return "BYDAY=-1" + name;
        }
        int from = day < 0 ? day - DAYS_OF_WEEK + 1 : day;
        return "BYDAY=" + name + ";BYMONTHDAY="
                + IntStream.range(from, from + DAYS_OF_WEEK)
                        .mapToObj(Integer::toString)
                        .collect(Collectors.joining(","));
    }

    private static String text(ZoneOffset offset) {
        int seconds = Math.abs(offset.getTotalSeconds());
        return (offset.getTotalSeconds() < 0 ? "-" : "+")
                + String.format(java.util.Locale.ROOT, "%02d%02d", seconds / 3600, seconds / 60 % 60);
    }
}
