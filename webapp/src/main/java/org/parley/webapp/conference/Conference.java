package org.parley.webapp.conference;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;

/**
 * A conference as those see it who manage it.
 *
 * @param number its ID, which callers enter
 * @param password digits
 * @param creator extension; empty for standing conferences, whose creators are all administrators
 * @param moderator extension; empty for none
 * @param schedule when; empty for standing conferences
 * @param inside callers in it now
 * @param locked whether nobody else may join for now
 */
public record Conference(
        String number,
        String description,
        String password,
        String creator,
        String moderator,
        ConferenceState state,
        Optional<Schedule> schedule,
        int inside,
        boolean locked) {

    /**
     * The times of a scheduled conference.
     *
     * @param begins the first occurrence
     * @param start the current or next occurrence
     */
    public record Schedule(ZonedDateTime begins, Instant start, Duration duration, Repetition repetition) {

        /** When the current or next occurrence is over. */
        public Instant end() {
            return start.plus(duration);
        }

        /** The occurrence after the current one. */
        Optional<Instant> next() {
            return following(start);
        }

        private Optional<Instant> following(Instant moment) {
            return repetition == Repetition.NONE
                    ? Optional.empty()
                    : repetition.after(begins.toLocalDateTime(), begins.getZone(), moment);
        }

        /** The first occurrence behind the current one that is not over by then. */
        Optional<Instant> nextNotOver(Instant moment) {
            Instant notBefore = moment.minus(duration);
            return following(notBefore.isAfter(start) ? notBefore : start);
        }
    }

    /** Whether somebody scheduled it. */
    public boolean scheduled() {
        return schedule.isPresent();
    }

    /** Holds the password. */
    @Override
    public String toString() {
        return "Conference " + number + " " + state;
    }

    Conference in(ConferenceState next) {
        if (!state.mayBecome(next)) {
            throw new IllegalStateException(this + " cannot become " + next);
        }
        return new Conference(number, description, password, creator, moderator, next, schedule, inside, locked);
    }

    Conference at(Instant start) {
        Schedule times = schedule.orElseThrow();
        return new Conference(
                number,
                description,
                password,
                creator,
                moderator,
                state,
                Optional.of(new Schedule(times.begins(), start, times.duration(), times.repetition())),
                inside,
                locked);
    }

    Conference changed(ConferenceDraft draft, Schedule times) {
        return new Conference(
                number,
                draft.description().strip(),
                draft.password().isEmpty() ? password : draft.password(),
                creator,
                draft.moderator(),
                state,
                Optional.of(times),
                inside,
                locked);
    }

    /** Another description, moderator and, unless empty, password. */
    Conference standing(String text, String user, String digits) {
        return new Conference(
                number,
                text.strip(),
                digits.isEmpty() ? password : digits,
                creator,
                user,
                state,
                schedule,
                inside,
                locked);
    }

    Conference protectedBy(String digits) {
        return new Conference(number, description, digits, creator, moderator, state, schedule, inside, locked);
    }

    Conference with(int callers, boolean lock) {
        return new Conference(number, description, password, creator, moderator, state, schedule, callers, lock);
    }
}
