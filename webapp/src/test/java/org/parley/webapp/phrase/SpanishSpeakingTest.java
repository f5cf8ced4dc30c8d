package org.parley.webapp.phrase;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.webapp.Proves;

class SpanishSpeakingTest {
    private static Speaking speaking;

    @BeforeAll
    static void loadTheBook() throws Exception {
        speaking = Speaking.of(PhraseBook.load(Path.of(System.getProperty("parley.home"), "prompts")), "es-US");
    }

    private static String words(List<Phrase> said) {
        assertThat(said).allMatch(Phrase::recorded);
        return said.stream().map(Phrase::text).collect(joining(" "));
    }

    @ParameterizedTest
    @Proves("two-languages")
    @CsvSource({
        "0, cero, cero",
        "1, uno, un",
        "11, once, once",
        "16, dieciséis, dieciséis",
        "21, veintiuno, veintiún",
        "31, treinta y uno, treinta y un",
        "99, noventa y nueve, noventa y nueve",
        "100, cien, cien",
        "101, ciento uno, ciento un",
        "111, ciento once, ciento once",
        "200, doscientos, doscientos",
        "555, quinientos cincuenta y cinco, quinientos cincuenta y cinco",
        "1000, mil, mil",
        "1001, mil uno, mil un",
        "2026, dos mil veintiséis, dos mil veintiséis",
        "21000, veintiún mil, veintiún mil",
        "100000, cien mil, cien mil",
        "1000000, un millón, un millón",
        "2000001, dos millones uno, dos millones un",
        "-5, menos cinco, menos cinco",
    })
    void saysNumbersAloneAndBeforeANoun(long number, String alone, String counting) {
        assertThat(words(speaking.number(number))).isEqualTo(alone);
        assertThat(words(speaking.count(number))).isEqualTo(counting);
    }

    @ParameterizedTest
    @Proves("two-languages")
    @CsvSource({
        "2026-11-26, hoy",
        "2026-11-25, ayer",
        "2026-11-02, lunes dos de noviembre",
        "2025-03-01, sábado primero de marzo de dos mil veinticinco",
    })
    void saysDates(LocalDate date, String words) {
        assertThat(words(speaking.date(date, LocalDate.of(2026, 11, 26)))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00, a las doce en punto de la mañana",
        "01:05, a la una y cinco de la mañana",
        "12:30, a las doce y treinta de la tarde",
        "15:00, a las tres en punto de la tarde",
        "21:21, a las nueve y veintiuno de la noche",
    })
    void saysTimes(LocalTime time, String words) {
        assertThat(words(speaking.time(time))).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        "0, cero segundos",
        "1, un segundo",
        "61, un minuto un segundo",
        "1281, veintiún minutos veintiún segundos",
        "3600, una hora",
    })
    void saysDurations(long seconds, String words) {
        assertThat(words(speaking.duration(Duration.ofSeconds(seconds)))).isEqualTo(words);
    }
}
