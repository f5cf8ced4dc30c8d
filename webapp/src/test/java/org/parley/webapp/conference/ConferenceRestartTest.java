package org.parley.webapp.conference;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.account.Account;

/** Conferences over a restart of the server, while the clock goes on and is put back for the winter. */
class ConferenceRestartTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final TestCenter.HandClock clock = new TestCenter.HandClock();
    private final Path folder = TestCenter.newFolder();

    private MessageCenter open() {
        return MessageCenter.open(TestCenter.config(folder).withClock(clock));
    }

    private void waitUntil(String moment) {
        clock.forward(Duration.between(clock.instant(), Instant.parse(moment)));
    }

    private static String booked(MessageCenter center, LocalDateTime begins, Repetition repetition) {
        Account creator = center.accounts().byExtension("109").orElseThrow();
        ConferenceDraft draft =
                new ConferenceDraft("Sales", "102", begins, BERLIN, Duration.ofMinutes(60), repetition, "4711");
        return center.conferenceDesk()
                .create(creator, draft)
                .conference()
                .orElseThrow()
                .number();
    }

    @Test
    @Proves({"165", "177", "185"})
    void statesAndStatisticsAreRightAfterARestart() {
        String series;
        String once;
        try (MessageCenter center = open()) {
            center.demoData().create(true);
            waitUntil("2026-10-24T07:00:00Z");
            series = booked(center, LocalDateTime.of(2026, 10, 24, 10, 0), Repetition.DAILY);
            once = booked(center, LocalDateTime.of(2026, 10, 24, 12, 0), Repetition.NONE);
            waitUntil("2026-10-24T08:05:00Z");
            assertThat(center.conferences()
                            .enter(series, "one", "5550101", "Ann")
                            .answer())
                    .isEqualTo(Admission.Answer.IN);
            center.conferences().enter(series, "two", "5550102", "Ben");
            clock.forward(Duration.ofMinutes(10));
            center.conferences().leave("two");
        }
        // the server is away until the next day, in whose night the clocks were put back
        waitUntil("2026-10-25T08:30:00Z");
        try (MessageCenter center = open()) {
            Conference now = center.conferences().find(series).orElseThrow();
            assertThat(now.state()).isEqualTo(ConferenceState.QUEUED);
            assertThat(now.inside()).isZero();
            assertThat(now.schedule().orElseThrow().start())
                    .as("ten o'clock in winter")
                    .isEqualTo(Instant.parse("2026-10-25T09:00:00Z"));
            assertThat(now.password()).isEqualTo("4711");
            assertThat(center.conferences().find(once).orElseThrow().state()).isEqualTo(ConferenceState.EXPIRED);
            List<Visit> visits = center.conferences().visits(series, 10);
            assertThat(visits).hasSize(2);
            assertThat(visits)
                    .filteredOn(visit -> visit.name().equals("Ben"))
                    .singleElement()
                    .satisfies(visit -> assertThat(Duration.between(
                                    visit.joined(), visit.left().orElseThrow()))
                            .isEqualTo(Duration.ofMinutes(10)));
            assertThat(visits).allSatisfy(visit -> assertThat(visit.left()).isPresent());
            waitUntil("2026-10-25T09:00:00Z");
            assertThat(center.conferences()
                            .enter(series, "three", "5550103", "")
                            .answer())
                    .isEqualTo(Admission.Answer.IN);
        }
        clock.forward(Duration.ofDays(31));
        try (MessageCenter center = open()) {
            assertThat(center.conferences().find(once))
                    .as("expired a month ago")
                    .isEmpty();
            assertThat(center.conferences().find(series)).isPresent();
        }
    }
}
