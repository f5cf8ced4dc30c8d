package org.parley.webapp.phrase;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** American Spanish: "ciento uno", "lunes, tres de marzo de dos mil veinticinco", "a las nueve y cinco de la mañana". */
final class SpanishSpeaking implements Speaking {
    private static final long SPEAKABLE = 1_000_000_000_000L;

    private final PhraseBook book;
    private final String language;
    private final Keys keys;

    SpanishSpeaking(PhraseBook book, String language) {
        this.book = book;
        this.language = language;
        keys = new Keys(book, language);
    }

    /** How a number ends that counts something: one and twenty-one have a form of their own before a noun. */
    private enum Form {
        ALONE(""),
        MASCULINE("-masculine"),
        FEMININE("-feminine");

        final String suffix;

        Form(String suffix) {
            this.suffix = suffix;
        }
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public List<Phrase> number(long number) {
        return number(number, Form.ALONE);
    }

    @Override
    public List<Phrase> count(long number) {
        return number(number, Form.MASCULINE);
    }

    private List<Phrase> number(long number, Form form) {
        if (number <= -SPEAKABLE || number >= SPEAKABLE) {
            return digits(Long.toString(number));
        }
        List<Phrase> said = new ArrayList<>();
        if (number < 0) {
            add(said, "number/minus");
        }
        long whole = Math.abs(number);
        long millions = whole / 1_000_000;
        if (millions > 0) {
            addBelowMillion(said, millions, Form.MASCULINE);
            add(said, millions == 1 ? "number/million" : "number/millions");
        }
        if (whole % 1_000_000 > 0 || millions == 0) {
            addBelowMillion(said, whole % 1_000_000, form);
        }
        return said;
    }

    /** A thousand is said without a one before it. */
    private void addBelowMillion(List<Phrase> said, long number, Form form) {
        if (number >= 2_000) {
            addBelowThousand(said, (int) (number / 1_000), Form.MASCULINE);
        }
        if (number >= 1_000) {
            add(said, "number/thousand");
        }
        if (number % 1_000 > 0 || number == 0) {
            addBelowThousand(said, (int) (number % 1_000), form);
        }
    }

    private void addBelowThousand(List<Phrase> said, int number, Form form) {
        int rest = number % 100;
        if (number == 100) {
            add(said, "number/100");
        } else if (number > 100) {
            int hundreds = number / 100;
            add(said, hundreds == 1 ? "number/100-and" : "number/" + hundreds * 100);
        }
        if (rest > 0 || number == 0) {
            add(said, "number/" + rest + (rest % 10 == 1 && rest != 11 ? form.suffix : ""));
        }
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
            add(said, "day/" + date.getDayOfMonth());
            add(said, "month/" + date.getMonthValue());
            if (date.getYear() != today.getYear()) {
                add(said, "date/of-year");
                said.addAll(number(date.getYear()));
            }
        }
        return said;
    }

    /** Hours are feminine; the night begins at eight, noon belongs to the afternoon. */
    @Override
    public List<Phrase> time(LocalTime time) {
        List<Phrase> said = new ArrayList<>();
        int hour = time.getHour() % 12 == 0 ? 12 : time.getHour() % 12;
        add(said, "time/hour-" + hour);
        if (time.getMinute() == 0) {
            add(said, "time/oclock");
        } else {
            add(said, "number/and");
            add(said, "number/" + time.getMinute());
        }
        add(said, time.getHour() < 12 ? "time/am" : time.getHour() < 20 ? "time/pm" : "time/night");
        return said;
    }

    @Override
    public List<Phrase> duration(Duration duration) {
        long seconds = duration.plusMillis(500).toSeconds();
        List<Phrase> said = new ArrayList<>();
        addCount(said, seconds / 3_600, "hour", Form.FEMININE);
        addCount(said, seconds / 60 % 60, "minute", Form.MASCULINE);
        if (seconds % 60 != 0 || seconds == 0) {
            said.addAll(number(seconds % 60, Form.MASCULINE));
            add(said, seconds % 60 == 1 ? "time/second" : "time/seconds");
        }
        return said;
    }

    private void addCount(List<Phrase> said, long count, String unit, Form form) {
        if (count > 0) {
            said.addAll(number(count, form));
            add(said, "time/" + unit + (count == 1 ? "" : "s"));
        }
    }

    @Override
    public List<Phrase> moment(Instant instant, ZoneId zone, Instant now) {
        var then = instant.atZone(zone);
        List<Phrase> said =
                new ArrayList<>(date(then.toLocalDate(), now.atZone(zone).toLocalDate()));
        said.addAll(time(then.toLocalTime()));
        return said;
    }

    private void add(List<Phrase> said, String id) {
        said.add(book.phrase(language, id));
    }
}
