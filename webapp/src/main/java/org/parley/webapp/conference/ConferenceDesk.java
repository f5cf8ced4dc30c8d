package org.parley.webapp.conference;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.Role;

/**
 * What creators, moderators and administrators do with conferences (FEATURES 5.2, 5.6). A conference in which an account
 * has no part is answered as one that does not exist. Thread-safe.
 */
public final class ConferenceDesk {
    private static final Duration ALREADY_BEGUN = Duration.ofMinutes(5);
    private static final int ID_DIGITS = 6;
    private static final int PASSWORD_DIGITS = 6;

    private final Conferences conferences;
    private final Accounts accounts;
    private final Random random = new SecureRandom();
    private volatile CallCommands calls = (call, event, values) -> false;
    private volatile ConferenceChanges changes = ConferenceChanges.NOBODY;

    public ConferenceDesk(Conferences conferences, Accounts accounts) {
        this.conferences = conferences;
        this.accounts = accounts;
    }

    /** How running calls are reached. */
    public void reachCallsBy(CallCommands commands) {
        calls = commands;
    }

    /** Who hears of changes. */
    public void tellChanges(ConferenceChanges hears) {
        changes = hears;
    }

    /** What came of a wish: the conference as it is now, or what is wrong. */
    public record Outcome(Optional<Conference> conference, Optional<ConferenceMistake> mistake) {
        static Outcome of(Conference conference) {
            return new Outcome(Optional.of(conference), Optional.empty());
        }

        static Outcome mistake(String field, String text) {
            return new Outcome(Optional.empty(), Optional.of(new ConferenceMistake(field, text)));
        }

        /** Neither: there is none that this account manages. */
        static Outcome none() {
            return new Outcome(Optional.empty(), Optional.empty());
        }
    }

    /** Whether an account may schedule conferences. */
    public boolean maySchedule(Account account) {
        return conferences.settings().enabled() && account.roles().contains(Role.SCHEDULE_CONFERENCES);
    }

    /** Whether the conference center is for an account: it may schedule, moderates something, or administers. */
    public boolean isFor(Account account) {
        return maySchedule(account)
                || account.administrator()
                || conferences
                        .database()
                        .inTransaction(handle -> conferences.store().hasPart(handle, account.id()));
    }

    /** The conferences of which an account is creator or moderator. */
    public List<Conference> of(Account account) {
        return conferences.all().stream()
                .filter(conference -> manages(account, conference))
                .toList();
    }

    /** One of these. */
    public Optional<Conference> find(Account account, String number) {
        return conferences.find(number).filter(conference -> manages(account, conference));
    }

    private static boolean manages(Account account, Conference conference) {
        String extension = account.extension();
        return conference.creator().equals(extension)
                || conference.moderator().equals(extension)
                || !conference.scheduled() && account.administrator();
    }

    /** Books a conference. */
    public Outcome create(Account account, ConferenceDraft draft) {
        Optional<ConferenceMistake> mistake = mistake(draft).or(() -> past(draft));
        if (mistake.isPresent()) {
            return new Outcome(Optional.empty(), mistake);
        }
        return conferences.database().inTransaction(handle -> {
            Conference conference = new Conference(
                    freeNumber(handle),
                    draft.description().strip(),
                    draft.password().isEmpty() ? digits(PASSWORD_DIGITS) : draft.password(),
                    account.extension(),
                    draft.moderator(),
                    ConferenceState.QUEUED,
                    Optional.of(schedule(draft)),
                    0,
                    false);
            Optional<Instant> overbooked = overbooked(handle, conference);
            if (overbooked.isPresent()) {
                return tooMany(draft, overbooked.get());
            }
            conferences.store().insert(handle, conference, conferences.clock().instant());
            return Outcome.of(conferences.current(handle, conference.number()).orElseThrow());
        });
    }

    private Optional<ConferenceMistake> mistake(ConferenceDraft draft) {
        return draft.mistake().or(() -> stranger(draft.moderator()));
    }

    private Optional<ConferenceMistake> stranger(String moderator) {
        return moderator.isEmpty() || accounts.byExtension(moderator).isPresent()
                ? Optional.empty()
                : Optional.of(new ConferenceMistake("moderator", "There is no extension " + moderator));
    }

    private Optional<ConferenceMistake> past(ConferenceDraft draft) {
        Instant start = draft.begins().atZone(draft.zone()).toInstant();
        return start.isBefore(conferences.clock().instant().minus(ALREADY_BEGUN))
                ? Optional.of(new ConferenceMistake("start", "This time is over; choose one in the future"))
                : Optional.empty();
    }

    /** A series begins with its first occurrence by the rule: on weekdays, never on a Saturday. */
    private static Conference.Schedule schedule(ConferenceDraft draft) {
        Instant begins = draft.begins().atZone(draft.zone()).toInstant();
        Instant start = draft.repetition()
                .after(draft.begins(), draft.zone(), begins.minusMillis(1))
                .orElse(begins);
        return new Conference.Schedule(
                draft.begins().atZone(draft.zone()), start, draft.duration(), draft.repetition());
    }

    private String freeNumber(Handle handle) {
        String number = digits(ID_DIGITS);
        while (number.startsWith("0")
                || conferences.isStanding(number)
                || conferences.store().find(handle, number).isPresent()) {
            number = digits(ID_DIGITS);
        }
        return number;
    }

    private String digits(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(random.nextInt(10));
        }
        return text.toString();
    }

    private Optional<Instant> overbooked(Handle handle, Conference wanted) {
        List<Conference> all = conferences.store().all(handle);
        long standing = all.stream()
                .filter(one -> one.state() == ConferenceState.ENABLED)
                .count();
        Bookings bookings = new Bookings(
                conferences.clock().instant(), conferences.settings().atOnce() - (int) standing);
        all.stream()
                .filter(one ->
                        one.scheduled() && !one.state().over() && !one.number().equals(wanted.number()))
                .forEach(one -> bookings.add(one.schedule().get()));
        wanted.schedule().ifPresent(bookings::add);
        return bookings.overbooked();
    }

    private Outcome tooMany(ConferenceDraft draft, Instant when) {
        return Outcome.mistake(
                "start",
                "At " + when.atZone(draft.zone()).toLocalDateTime() + " there would be more than "
                        + conferences.settings().atOnce() + " conferences at once; choose another time");
    }

    /** Changes a scheduled conference; a new time in the future brings an expired or canceled one back. */
    public Outcome change(Account account, String number, ConferenceDraft draft) {
        Outcome outcome = conferences.database().inTransaction(handle -> {
            Optional<Conference> known =
                    conferences.current(handle, number).filter(one -> manages(account, one) && one.scheduled());
            if (known.isEmpty()) {
                return Outcome.none();
            }
            Optional<ConferenceMistake> mistake = mistake(draft).or(() -> wrongTime(known.get(), draft));
            if (mistake.isPresent()) {
                return new Outcome(Optional.empty(), mistake);
            }
            Outcome changed = change(handle, known.get(), draft);
            changed.conference().ifPresent(now -> changes.changed(handle, account, now));
            return changed;
        });
        changes.committed();
        return outcome;
    }

    private Optional<ConferenceMistake> wrongTime(Conference known, ConferenceDraft draft) {
        boolean sameTime = sameTime(known, draft);
        if (known.state().over() || !sameTime) {
            if (known.inside() > 0) {
                return Optional.of(new ConferenceMistake("start", "Somebody is in it; end it first"));
            }
            return past(draft);
        }
        return Optional.empty();
    }

    private static boolean sameTime(Conference known, ConferenceDraft draft) {
        Conference.Schedule times = known.schedule().orElseThrow();
        return times.begins().equals(draft.begins().atZone(draft.zone())) && times.repetition() == draft.repetition();
    }

    private Outcome change(Handle handle, Conference known, ConferenceDraft draft) {
        Conference.Schedule times = schedule(draft);
        boolean sameTime = !known.state().over() && sameTime(known, draft);
        if (sameTime) {
            times = new Conference.Schedule(
                    times.begins(), known.schedule().orElseThrow().start(), draft.duration(), draft.repetition());
        }
        Conference changed = known.changed(draft, times);
        if (!sameTime && changed.state() != ConferenceState.QUEUED) {
            changed = changed.in(ConferenceState.QUEUED);
        }
        Optional<Instant> overbooked = overbooked(handle, changed);
        if (overbooked.isPresent()) {
            return tooMany(draft, overbooked.get());
        }
        conferences.store().update(handle, changed, conferences.clock().instant());
        return Outcome.of(conferences.current(handle, known.number()).orElseThrow());
    }

    /**
     * Changes a standing conference, for administrators.
     *
     * @param password empty keeps the one that is
     */
    public Outcome changeStanding(
            Account account, String number, String description, String moderator, String password, boolean enabled) {
        if (!account.administrator()) {
            return Outcome.none();
        }
        Optional<ConferenceMistake> mistake = stranger(moderator);
        if (mistake.isPresent()) {
            return new Outcome(Optional.empty(), mistake);
        }
        if (!password.isEmpty() && !password.matches("[0-9]{3,8}")) {
            return Outcome.mistake("password", "A password is 3 to 8 digits");
        }
        return conferences.database().inTransaction(handle -> {
            Optional<Conference> known =
                    conferences.store().find(handle, number).filter(one -> !one.scheduled());
            if (known.isEmpty()) {
                return Outcome.none();
            }
            ConferenceState wanted = enabled ? ConferenceState.ENABLED : ConferenceState.DISABLED;
            Conference changed = known.get().standing(description, moderator, password);
            changed = changed.state() == wanted ? changed : changed.in(wanted);
            conferences.store().update(handle, changed, conferences.clock().instant());
            return Outcome.of(conferences.current(handle, number).orElseThrow());
        });
    }

    /** Deletes a scheduled conference and puts out who is in; false when there is none that this account manages. */
    public boolean delete(Account account, String number) {
        Optional<Conference> known = find(account, number).filter(Conference::scheduled);
        if (known.isEmpty()) {
            return false;
        }
        putOut(number);
        boolean deleted = conferences.database().inTransaction(handle -> {
            changes.canceled(handle, account, known.get());
            return conferences.store().delete(handle, number);
        });
        changes.committed();
        return deleted;
    }

    /**
     * Ends a conference and puts out who is in.
     *
     * @param series all occurrences of a repeating one; a standing one stays open
     */
    public Outcome end(Account account, String number, boolean series) {
        Optional<Conference> ended = conferences.database().inTransaction(handle -> {
            Optional<Conference> known = conferences.current(handle, number).filter(one -> manages(account, one));
            known.filter(one -> one.scheduled() && !one.state().over()).ifPresent(one -> {
                Conference after = ended(one, series);
                conferences.store().update(handle, after, conferences.clock().instant());
                if (after.state() == ConferenceState.CANCELED) {
                    changes.canceled(handle, account, one);
                } else {
                    changes.occurrenceCanceled(
                            handle, account, one, one.schedule().orElseThrow().start());
                }
            });
            return known;
        });
        changes.committed();
        if (ended.isEmpty()) {
            return Outcome.none();
        }
        putOut(number);
        return Outcome.of(conferences.find(number).orElseThrow());
    }

    private Conference ended(Conference conference, boolean series) {
        Optional<Instant> next =
                series ? Optional.empty() : conference.schedule().orElseThrow().next();
        if (next.isEmpty()) {
            return conference.in(ConferenceState.CANCELED);
        }
        Conference later = conference.at(next.get());
        return later.state() == ConferenceState.QUEUED ? later : later.in(ConferenceState.QUEUED);
    }

    private void putOut(String number) {
        conferences.participants(number).forEach(one -> calls.send(one.call(), "center.disconnect", Map.of()));
    }

    /** Those inside; empty when there is no conference that this account manages. */
    public Optional<List<Participant>> participants(Account account, String number) {
        return find(account, number).map(conference -> conferences.participants(number));
    }

    /** Who was in and who is; empty likewise. */
    public Optional<List<Visit>> visits(Account account, String number, int most) {
        return find(account, number).map(conference -> conferences.visits(number, most));
    }

    /** Puts somebody out; false when there is no such participant. */
    public boolean disconnect(Account account, String number, long participant) {
        return participant(account, number, participant)
                .filter(one -> calls.send(one.call(), "center.disconnect", Map.of()))
                .isPresent();
    }

    /** Has the others not hear somebody, or hear again; false when there is no such participant. */
    public boolean mute(Account account, String number, long participant, boolean mute) {
        Optional<Participant> known = participant(account, number, participant)
                .filter(one -> calls.send(one.call(), mute ? "center.mute" : "center.unmute", Map.of()));
        known.ifPresent(one -> conferences.muted(one.call(), mute));
        return known.isPresent();
    }

    private Optional<Participant> participant(Account account, String number, long id) {
        return participants(account, number).orElse(List.of()).stream()
                .filter(one -> one.id() == id)
                .findFirst();
    }

    /** Lets nobody else in, or again everybody, until it is empty; false when there is none that this account manages. */
    public boolean lock(Account account, String number, boolean locked) {
        Optional<Conference> known = find(account, number);
        known.ifPresent(conference -> conferences.lock(number, locked));
        return known.isPresent();
    }
}
