package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter.HandClock;
import org.parley.webapp.account.Account;
import org.parley.webapp.conference.Admission;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceDesk;
import org.parley.webapp.conference.ConferenceDraft;
import org.parley.webapp.conference.ConferenceMistake;
import org.parley.webapp.conference.ConferenceState;
import org.parley.webapp.conference.Conferences;
import org.parley.webapp.conference.Repetition;
import org.parley.webapp.conference.Visit;

/** What conferences promise on every database. The settings let two callers in and three conferences be at once. */
interface ConferenceContract {
    Duration HOUR = Duration.ofHours(1);

    MessageCenter center();

    HandClock clock();

    private Conferences conferences() {
        return center().conferences();
    }

    private ConferenceDesk desk() {
        return center().conferenceDesk();
    }

    private Account user(String extension) {
        return center().accounts().byExtension(extension).orElseThrow();
    }

    private LocalDateTime in(Duration time) {
        return LocalDateTime.ofInstant(clock().instant().plus(time), ZoneOffset.UTC)
                .withSecond(0)
                .withNano(0);
    }

    private static ConferenceDraft draft(LocalDateTime begins, Repetition repetition) {
        return draft(begins, ZoneOffset.UTC, repetition);
    }

    private static ConferenceDraft draft(LocalDateTime begins, ZoneId zone, Repetition repetition) {
        return new ConferenceDraft("Sales", "102", begins, zone, HOUR, repetition, "");
    }

    private Conference booked(ConferenceDraft draft) {
        ConferenceDesk.Outcome outcome = desk().create(user("109"), draft);
        assertThat(outcome.mistake()).isEmpty();
        return outcome.conference().orElseThrow();
    }

    private ConferenceState state(Conference conference) {
        return conferences().find(conference.number()).orElseThrow().state();
    }

    private Admission.Answer enter(Conference conference, String call) {
        return conferences().enter(conference.number(), call, "5550100", "").answer();
    }

    private static String mistakeIn(ConferenceDesk.Outcome outcome) {
        return outcome.mistake().map(ConferenceMistake::field).orElse("nothing");
    }

    @Test
    @Proves({"165", "167", "181"})
    default void aConferenceIsQueuedThenActiveUntilItsTimeIsOverAndAllHaveLeft() {
        Conference conference = booked(draft(in(HOUR), Repetition.NONE));
        assertThat(conference.number()).matches("[1-9][0-9]{5}");
        assertThat(conference.password()).matches("[0-9]{6}");
        assertThat(state(conference)).isEqualTo(ConferenceState.QUEUED);
        assertThat(enter(conference, "early")).isEqualTo(Admission.Answer.EARLY);

        clock().forward(HOUR);
        assertThat(state(conference)).as("empty, in its time").isEqualTo(ConferenceState.ACTIVE);
        assertThat(enter(conference, "one")).isEqualTo(Admission.Answer.IN);
        clock().forward(HOUR.plusMinutes(10));
        assertThat(state(conference)).as("somebody is in").isEqualTo(ConferenceState.ACTIVE);
        assertThat(enter(conference, "two")).as("past its time").isEqualTo(Admission.Answer.IN);
        conferences().leave("one");
        assertThat(state(conference)).isEqualTo(ConferenceState.ACTIVE);
        conferences().leave("two");
        assertThat(state(conference)).isEqualTo(ConferenceState.EXPIRED);
        assertThat(enter(conference, "late")).isEqualTo(Admission.Answer.CLOSED);
    }

    @Test
    @Proves({"170", "171"})
    default void anExpiredOrCanceledConferenceKeepsIdAndPasswordWhenItGetsANewTime() {
        Conference conference = booked(draft(in(HOUR), Repetition.NONE));
        clock().forward(Duration.ofHours(3));
        assertThat(state(conference)).isEqualTo(ConferenceState.EXPIRED);
        ConferenceDraft over = draft(in(HOUR.negated()), Repetition.NONE);
        assertThat(mistakeIn(desk().change(user("109"), conference.number(), over)))
                .isEqualTo("start");
        ConferenceDraft later = draft(in(HOUR), Repetition.NONE);
        Conference again = desk().change(user("102"), conference.number(), later)
                .conference()
                .orElseThrow();
        assertThat(again.state()).isEqualTo(ConferenceState.QUEUED);
        assertThat(again.password()).isEqualTo(conference.password());

        assertThat(desk().end(user("109"), conference.number(), false)
                        .conference()
                        .orElseThrow()
                        .state())
                .isEqualTo(ConferenceState.CANCELED);
        assertThat(desk().change(user("109"), conference.number(), later)
                        .conference()
                        .orElseThrow()
                        .state())
                .isEqualTo(ConferenceState.QUEUED);
    }

    @Test
    @Proves({"173", "246"})
    default void aSeriesIsQueuedAgainWithTheSameIdAndEndsAsAWhole() {
        Conference conference = booked(draft(in(HOUR), Repetition.WEEKLY));
        Instant first = conference.schedule().orElseThrow().start();
        clock().forward(HOUR);
        assertThat(enter(conference, "weekly")).isEqualTo(Admission.Answer.IN);
        clock().forward(HOUR.multipliedBy(2));
        conferences().leave("weekly");
        Conference second = conferences().find(conference.number()).orElseThrow();
        assertThat(second.state()).isEqualTo(ConferenceState.QUEUED);
        assertThat(second.schedule().orElseThrow().start()).isEqualTo(first.plus(Duration.ofDays(7)));

        Conference third =
                desk().end(user("109"), conference.number(), false).conference().orElseThrow();
        assertThat(third.state()).as("one occurrence ended").isEqualTo(ConferenceState.QUEUED);
        assertThat(third.schedule().orElseThrow().start()).isEqualTo(first.plus(Duration.ofDays(14)));
        clock().forward(Duration.ofDays(22));
        assertThat(conferences()
                        .find(conference.number())
                        .orElseThrow()
                        .schedule()
                        .orElseThrow()
                        .start())
                .as("nobody looked for weeks")
                .isEqualTo(first.plus(Duration.ofDays(28)));
        assertThat(desk().end(user("109"), conference.number(), true)
                        .conference()
                        .orElseThrow()
                        .state())
                .isEqualTo(ConferenceState.CANCELED);
    }

    @Test
    default void aSeriesKeepsItsLocalTimeOverDaylightSaving() {
        // the clock shows 2 March 2026 or a little later; New York changes on 8 March and 1 November
        ZoneId newYork = ZoneId.of("America/New_York");
        LocalDateTime begins = LocalDateTime.ofInstant(clock().instant(), newYork)
                .plusDays(1)
                .withHour(9)
                .withMinute(30)
                .withSecond(0)
                .withNano(0);
        Conference conference = booked(draft(begins, newYork, Repetition.DAILY));
        List<LocalDateTime> starts = new ArrayList<>();
        for (int day = 0; day < 300; day++) {
            starts.add(LocalDateTime.ofInstant(
                    conferences()
                            .find(conference.number())
                            .orElseThrow()
                            .schedule()
                            .orElseThrow()
                            .start(),
                    newYork));
            clock().forward(Duration.ofDays(1));
        }
        assertThat(starts).allSatisfy(start -> assertThat(start.toLocalTime()).isEqualTo(begins.toLocalTime()));
        assertThat(starts).doesNotHaveDuplicates();
    }

    @Test
    @Proves({"176", "184"})
    default void noMoreThanTheLimitCanBeBookedAtOnce() {
        // one of the three is the standing conference
        booked(draft(in(HOUR), Repetition.NONE));
        booked(draft(in(HOUR.plusMinutes(30)), Repetition.NONE));
        ConferenceDraft third = draft(in(HOUR.plusMinutes(45)), Repetition.NONE);
        assertThat(mistakeIn(desk().create(user("109"), third))).isEqualTo("start");
        booked(draft(in(HOUR.plusMinutes(60)), Repetition.NONE));
        ConferenceDraft series = draft(in(HOUR.plusMinutes(45)).minusDays(0), Repetition.DAILY);
        assertThat(mistakeIn(desk().create(user("109"), series))).isEqualTo("start");
        booked(draft(in(HOUR.plusMinutes(45)).plusDays(1), Repetition.DAILY));
    }

    @Test
    @Proves({"162", "168", "169", "175"})
    default void onlyCreatorAndModeratorSeeAndManageAConference() {
        Conference conference = booked(draft(in(HOUR), Repetition.NONE));
        String number = conference.number();
        assertThat(desk().maySchedule(user("109"))).isTrue();
        assertThat(desk().maySchedule(user("102")))
                .as("moderators need no permission")
                .isFalse();
        assertThat(desk().of(user("109"))).hasSize(1);
        assertThat(desk().of(user("102"))).hasSize(1);
        assertThat(desk().of(user("101"))).isEmpty();
        for (String stranger : List.of("101", "100")) {
            Account account = user(stranger);
            assertThat(desk().find(account, number)).isEmpty();
            assertThat(desk().change(account, number, draft(in(HOUR), Repetition.NONE)))
                    .isEqualTo(desk().end(account, number, true));
            assertThat(desk().delete(account, number)).isFalse();
            assertThat(desk().lock(account, number, true)).isFalse();
            assertThat(desk().participants(account, number)).isEmpty();
            assertThat(desk().visits(account, number, 9)).isEmpty();
        }
        assertThat(state(conference)).isEqualTo(ConferenceState.QUEUED);
        assertThat(desk().delete(user("102"), number)).isTrue();
        assertThat(conferences().find(number)).isEmpty();
    }

    @Test
    @Proves({"166", "159", "160", "238"})
    default void standingConferencesAreChangedByAdministrators() {
        Account administrator = user("100");
        assertThat(desk().of(administrator)).extracting(Conference::number).containsExactly("480");
        assertThat(conferences().opens("480", "4711")).isTrue();
        assertThat(desk().changeStanding(user("109"), "480", "", "109", "999", true)
                        .conference())
                .isEmpty();
        desk().changeStanding(administrator, "480", "Board", "103", "8642", true);
        assertThat(conferences().opens("480", "4711")).isFalse();
        assertThat(conferences().opens("480", "8642")).isTrue();
        assertThat(desk().of(user("103"))).extracting(Conference::description).containsExactly("Board");
        desk().changeStanding(administrator, "480", "", "", "", false);
        assertThat(conferences().enter("480", "caller", "", "").answer()).isEqualTo(Admission.Answer.CLOSED);
        assertThat(desk().delete(administrator, "480")).isFalse();
        desk().changeStanding(administrator, "480", "", "", "4711", true);
        assertThat(conferences().enter("480", "caller", "", "").answer()).isEqualTo(Admission.Answer.IN);
        conferences().leave("caller");
        assertThat(desk().end(administrator, "480", true)
                        .conference()
                        .orElseThrow()
                        .state())
                .isEqualTo(ConferenceState.ENABLED);
    }

    @Test
    @Proves({"183", "185"})
    default void seatsAreCountedAndVisitsAreKept() {
        assertThat(conferences().enter("480", "a", "5550101", "Ann").place()).isEqualTo(1);
        clock().forward(Duration.ofMinutes(5));
        assertThat(conferences().enter("480", "b", "5550102", "").place()).isEqualTo(2);
        assertThat(conferences().enter("480", "c", "5550103", "").answer()).isEqualTo(Admission.Answer.FULL);
        conferences().leave("a");
        conferences().leave("a");
        desk().lock(user("100"), "480", true);
        assertThat(conferences().enter("480", "c", "5550103", "").answer()).isEqualTo(Admission.Answer.LOCKED);
        assertThat(conferences().participants("480"))
                .extracting(one -> one.caller())
                .containsExactly("5550102");
        conferences().leave("b");
        assertThat(conferences().enter("480", "c", "5550103", "").place())
                .as("a lock ends with the last one")
                .isEqualTo(1);
        conferences().leave("c");
        List<Visit> visits = conferences().visits("480", 10);
        assertThat(visits).extracting(Visit::caller).containsExactlyInAnyOrder("5550103", "5550102", "5550101");
        Visit first = visits.stream()
                .filter(visit -> visit.caller().equals("5550101"))
                .findFirst()
                .orElseThrow();
        assertThat(Duration.between(first.joined(), first.left().orElseThrow())).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    default void whoseCallIsOverTakesNoSeatAnyMore() {
        conferences().leave("gone");
        assertThat(conferences().enter("480", "gone", "5550101", "").answer()).isEqualTo(Admission.Answer.CLOSED);
        assertThat(conferences().participants("480")).isEmpty();
    }

    @Test
    default void whatCannotBeBookedIsExplainedByField() {
        LocalDateTime soon = in(HOUR);
        Account user = user("109");
        ConferenceDraft nameless = new ConferenceDraft(" ", "", soon, ZoneOffset.UTC, HOUR, Repetition.NONE, "");
        assertThat(mistakeIn(desk().create(user, nameless))).isEqualTo("description");
        ConferenceDraft endless =
                new ConferenceDraft("x", "", soon, ZoneOffset.UTC, HOUR.multipliedBy(30), Repetition.NONE, "");
        assertThat(mistakeIn(desk().create(user, endless))).isEqualTo("durationMinutes");
        ConferenceDraft open = new ConferenceDraft("x", "", soon, ZoneOffset.UTC, HOUR, Repetition.NONE, "12a4");
        assertThat(mistakeIn(desk().create(user, open))).isEqualTo("password");
        ConferenceDraft headless = new ConferenceDraft("x", "999", soon, ZoneOffset.UTC, HOUR, Repetition.NONE, "");
        assertThat(mistakeIn(desk().create(user, headless))).isEqualTo("moderator");
        assertThat(mistakeIn(desk().create(user, draft(in(HOUR.negated()), Repetition.NONE))))
                .isEqualTo("start");
    }
}
