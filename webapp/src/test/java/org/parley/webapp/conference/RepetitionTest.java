package org.parley.webapp.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When series take place. */
class RepetitionTest {
    private static final ZoneId MADRID = ZoneId.of("Europe/Madrid");

    private static List<String> days(Repetition repetition, String begins, int most) {
        return repetition.occurrences(LocalDateTime.parse(begins), MADRID, Instant.EPOCH, Instant.MAX, most).stream()
                .map(start -> LocalDateTime.ofInstant(start, MADRID).toString())
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "DAILY,           2026-02-27T10:00, 2026-02-27T10:00 2026-02-28T10:00 2026-03-01T10:00",
        "WEEKDAYS,        2026-02-27T10:00, 2026-02-27T10:00 2026-03-02T10:00 2026-03-03T10:00",
        "WEEKDAYS,        2026-02-28T10:00, 2026-03-02T10:00 2026-03-03T10:00 2026-03-04T10:00",
        "WEEKLY,          2026-03-26T10:00, 2026-03-26T10:00 2026-04-02T10:00 2026-04-09T10:00",
        "EVERY_TWO_WEEKS, 2026-03-26T10:00, 2026-03-26T10:00 2026-04-09T10:00 2026-04-23T10:00",
        "MONTHLY,         2026-01-15T10:00, 2026-01-15T10:00 2026-02-15T10:00 2026-03-15T10:00",
        "MONTHLY,         2026-01-31T10:00, 2026-01-31T10:00 2026-02-28T10:00 2026-03-31T10:00",
        "MONTHLY,         2028-01-30T10:00, 2028-01-30T10:00 2028-02-29T10:00 2028-03-30T10:00",
        "NONE,            2026-01-31T10:00, 2026-01-31T10:00",
    })
    void takesPlaceOn(Repetition repetition, String begins, String expected) {
        assertThat(String.join(" ", days(repetition, begins, 3))).isEqualTo(expected);
    }

    @Test
    void anHourThatThereIsNotIsTheNextOne() {
        // 29 March 2026: 02:00 to 03:00 is left out in Madrid
        assertThat(days(Repetition.DAILY, "2026-03-28T02:30", 3))
                .containsExactly("2026-03-28T02:30", "2026-03-29T03:30", "2026-03-30T02:30");
    }

    @Test
    void namesAreReadBack() {
        for (Repetition repetition : Repetition.values()) {
            assertThat(Repetition.ofId(repetition.id())).contains(repetition);
        }
        assertThat(Repetition.ofId("yearly")).isEmpty();
    }
}
