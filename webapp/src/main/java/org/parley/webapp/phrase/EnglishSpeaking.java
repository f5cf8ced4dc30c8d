package org.parley.webapp.phrase;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** American English: "one hundred one", "Monday, March third, twenty twenty-five", "nine oh five a.m.". */
final class EnglishSpeaking implements Speaking {
    private static final long SPEAKABLE = 1_000_000_000_000L;
    private static final List<String> GROUPS = List.of("number/billion", "number/million", "number/thousand");

    private final PhraseBook book;
    private final String language;
    private final Keys keys;

    EnglishSpeaking(PhraseBook book, String language) {
        this.book = book;
        this.language = language;
        keys = new Keys(book, language);
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public List<Phrase> number(long number) {
        if (number <= -SPEAKABLE || number >= SPEAKABLE) {
            return digits(Long.toString(number));
        }
        List<Phrase> said = new ArrayList<>();
        if (number < 0) {
            add(said, "number/minus");
        }
        long rest = Math.abs(number);
        long unit = 1_000_000_000;
        for (String group : GROUPS) {
            if (rest >= unit) {
                addBelowThousand(said, (int) (rest / unit));
                add(said, group);
                rest %= unit;
            }
            unit /= 1_000;
        }
        if (rest > 0 || number == 0) {
            addBelowThousand(said, (int) rest);
        }
        return said;
    }

    @Override
    public List<Phrase> count(long number) {
        return number(number);
    }

    @Override
    public List<Phrase> digits(String digits) {
        return keys.digits(digits);
    }

    @Override
    public List<Phrase> spelling(String text) {
        return keys.spelling(text);
    }

    @Override
    public List<Phrase> date(LocalDate date, LocalDate today) {
        List<Phrase> said = new ArrayList<>();
        if (date.equals(today)) {
            add(said, "date/today");
        } else if (date.equals(today.minusDays(1))) {
            add(said, "date/yesterday");
        } else {
            add(said, "weekday/" + date.getDayOfWeek().getValue());
            add(said, "month/" + date.getMonthValue());
            add(said, "day/" + date.getDayOfMonth());
            if (date.getYear() != today.getYear()) {
                addYear(said, date.getYear());
            }
        }
        return said;
    }

    @Override
    public List<Phrase> time(LocalTime time) {
        List<Phrase> said = new ArrayList<>();
        int hour = time.getHour() % 12;
        add(said, "number/" + (hour == 0 ? 12 : hour));
        if (time.getMinute() == 0) {
            add(said, "time/oclock");
        } else {
            if (time.getMinute() < 10) {
                add(said, "time/oh");
            }
            add(said, "number/" + time.getMinute());
        }
        add(said, time.getHour() < 12 ? "time/am" : "time/pm");
        return said;
    }

    @Override
    public List<Phrase> duration(Duration duration) {
        long seconds = duration.plusMillis(500).toSeconds();
        List<Phrase> said = new ArrayList<>();
        addCount(said, seconds / 3_600, "hour");
        addCount(said, seconds / 60 % 60, "minute");
        if (seconds % 60 != 0 || seconds == 0) {
            said.addAll(number(seconds % 60));
            add(said, seconds % 60 == 1 ? "time/second" : "time/seconds");
        }
        return said;
    }

    @Override
    public List<Phrase> moment(Instant instant, ZoneId zone, Instant now) {
        var then = instant.atZone(zone);
        List<Phrase> said =
                new ArrayList<>(date(then.toLocalDate(), now.atZone(zone).toLocalDate()));
        add(said, "date/at");
        said.addAll(time(then.toLocalTime()));
        return said;
    }

    private void addBelowThousand(List<Phrase> said, int number) {
        if (number >= 100) {
            add(said, "number/" + number / 100);
            add(said, "number/hundred");
        }
        if (number % 100 != 0 || number == 0) {
            add(said, "number/" + number % 100);
        }
    }

    /** 1905 is nineteen oh five, 1900 nineteen hundred, 2005 two thousand five, 2025 twenty twenty-five. */
    private void addYear(List<Phrase> said, int year) {
        int century = year / 100;
        int rest = year % 100;
        if (century % 10 == 0 && rest < 10 || century < 10 || century > 99) {
            said.addAll(number(year));
            return;
        }
        add(said, "number/" + century);
        if (rest == 0) {
            add(said, "number/hundred");
        } else {
            if (rest < 10) {
                add(said, "time/oh");
            }
            add(said, "number/" + rest);
        }
    }

    private void addCount(List<Phrase> said, long count, String unit) {
        if (count > 0) {
            said.addAll(number(count));
            add(said, "time/" + unit + (count == 1 ? "" : "s"));
        }
    }

    private void add(List<Phrase> said, String id) {
        said.add(book.phrase(language, id));
    }
}
