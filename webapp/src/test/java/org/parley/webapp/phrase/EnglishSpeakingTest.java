package org.parley.webapp.phrase;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.Proves;

class EnglishSpeakingTest {
    private static Speaking speaking;

    @BeforeAll
    static void loadTheBook() throws Exception {
        speaking = Speaking.of(PhraseBook.load(Path.of(System.getProperty("parley.home"), "prompts")), "en-US");
    }

    @ParameterizedTest
    @Proves("two-languages")
    @CsvSource({
        "0, zero",
        "1, one",
        "10, ten",
        "11, eleven",
        "13, thirteen",
        "20, twenty",
        "21, twenty-one",
        "40, forty",
        "99, ninety-nine",
        "100, one hundred",
        "101, one hundred one",
        "110, one hundred ten",
        "342, three hundred forty-two",
        "999, nine hundred ninety-nine",
        "1000, one thousand",
        "1001, one thousand one",
        "1100, one thousand one hundred",
        "12000, twelve thousand",
        "100000, one hundred thousand",
        "1000000, one million",
        "1000001, one million one",
        "1234567, one million two hundred thirty-four thousand five hundred sixty-seven",
        "2000000000, two billion",
        "999999999999, nine hundred ninety-nine billion nine hundred ninety-nine million"
                + " nine hundred ninety-nine thousand nine hundred ninety-nine",
        "1000000000000, one zero zero zero zero zero zero zero zero zero zero zero zero",
        "-5, minus five",
    })
    void saysNumbers(long number, String words) {
        assertThat(words(speaking.number(number))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"101, one zero one", "*404#, star four zero four pound", "+1 (555) 0, one five five five zero", "x, ''"
    })
    void saysKeysOneByOne(String keys, String words) {
        assertThat(words(speaking.digits(keys))).isEqualTo(words);
    }

    @Test
    void spellsLettersAndDigits() {
        assertThat(words(speaking.spelling("O'Brien 7"))).isEqualTo("O B R I E N seven");
    }

    @ParameterizedTest
    @Proves("two-languages")
    @CsvSource({
        "2026-03-15, today",
        "2026-03-14, yesterday",
        "2026-03-13, Friday March thirteenth",
        "2026-03-16, Monday March sixteenth",
        "2026-01-01, Thursday January first",
        "2026-12-31, Thursday December thirty-first",
        "2025-12-31, Wednesday December thirty-first twenty twenty-five",
        "2024-02-29, Thursday February twenty-ninth twenty twenty-four",
        "2027-08-22, Sunday August twenty-second twenty twenty-seven",
        "2010-10-10, Sunday October tenth twenty ten",
        "2005-05-03, Tuesday May third two thousand five",
        "2000-04-12, Wednesday April twelfth two thousand",
        "1999-09-09, Thursday September ninth nineteen ninety-nine",
        "1905-07-05, Wednesday July fifth nineteen oh five",
        "1900-11-30, Friday November thirtieth nineteen hundred",
        "2100-06-08, Tuesday June eighth twenty-one hundred",
    })
    void saysDates(LocalDate date, String words) {
        assertThat(words(speaking.date(date, LocalDate.of(2026, 3, 15)))).isEqualTo(words);
    }

    @Test
    void newYearsEveIsYesterdayOnNewYearsDay() {
        assertThat(words(speaking.date(LocalDate.of(2025, 12, 31), LocalDate.of(2026, 1, 1))))
                .isEqualTo("yesterday");
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, twelve o'clock a.m.",
        "00:05, twelve oh five a.m.",
        "01:00, one o'clock a.m.",
        "09:05, nine oh five a.m.",
        "09:10, nine ten a.m.",
        "11:59, eleven fifty-nine a.m.",
        "11:59:59, eleven fifty-nine a.m.",
        "12:00, twelve o'clock p.m.",
        "12:01, twelve oh one p.m.",
        "13:30, one thirty p.m.",
        "23:45, eleven forty-five p.m.",
    })
    void saysTimes(LocalTime time, String words) {
        assertThat(words(speaking.time(time))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, zero seconds",
        "PT0.4S, zero seconds",
        "PT0.5S, one second",
        "PT8.2S, eight seconds",
        "PT59.7S, one minute",
        "PT1M1S, one minute one second",
        "PT2M, two minutes",
        "PT1H, one hour",
        "PT2H0M5S, two hours five seconds",
    })
    void saysDurations(Duration duration, String words) {
        assertThat(words(speaking.duration(duration))).isEqualTo(words);
    }

    /** Clocks in New York went from 2 to 3 on 8 March 2026 and from 2 back to 1 on 1 November. */
    @ParameterizedTest
    @CsvSource({
        "2026-03-08T06:59:00Z, 2026-03-08T12:00:00Z, today at one fifty-nine a.m.",
        "2026-03-08T07:00:00Z, 2026-03-08T12:00:00Z, today at three o'clock a.m.",
        "2026-03-08T04:59:00Z, 2026-03-09T03:59:00Z, yesterday at eleven fifty-nine p.m.",
        "2026-03-08T05:00:00Z, 2026-03-09T04:00:00Z, yesterday at twelve o'clock a.m.",
        "2026-11-01T05:30:00Z, 2026-11-01T12:00:00Z, today at one thirty a.m.",
        "2026-11-01T06:30:00Z, 2026-11-01T12:00:00Z, today at one thirty a.m.",
        "2026-11-01T04:00:00Z, 2026-11-02T04:59:00Z, today at twelve o'clock a.m.",
        "2026-11-01T04:00:00Z, 2026-11-02T05:00:00Z, yesterday at twelve o'clock a.m.",
        "2025-11-02T12:09:00Z, 2026-11-02T12:00:00Z, Sunday November second twenty twenty-five at seven oh nine a.m.",
    })
    void saysMomentsAsTheClocksShowThem(Instant instant, Instant now, String words) {
        assertThat(words(speaking.moment(instant, ZoneId.of("America/New_York"), now)))
                .isEqualTo(words);
    }

    private static String words(List<Phrase> phrases) {
        return phrases.stream().map(Phrase::text).collect(joining(" "));
    }
}
