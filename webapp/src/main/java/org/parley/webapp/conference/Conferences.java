package org.parley.webapp.conference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.secret.SealedText;
import org.parley.webapp.store.Database;

/**
 * All conferences with their states, and who may come in. Time moves a conference on whenever it is looked at. Thread-safe.
 */
public final class Conferences {
    private final Database database;
    private final ConferenceSettings settings;
    private final Clock clock;
    private final ConferenceStore store;
    private final VisitStore visits = new VisitStore();
    private final Rooms rooms = new Rooms();

    public Conferences(Database database, ConferenceSettings settings, byte[] serverKey, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
        this.store = new ConferenceStore(new SealedText(serverKey, "conference password", new SecureRandom()));
        database.useTransaction(this::begin);
    }

    /** Standing conferences are those of the settings; what was over long ago is forgotten (FEATURES 5.3). */
    private void begin(Handle handle) {
        visits.endAll(handle, clock.instant());
        store.overBefore(handle, clock.instant().minus(Duration.ofDays(settings.keepDays())))
                .forEach(number -> store.delete(handle, number));
        List<Conference> known = store.all(handle);
        for (Conference conference : known) {
            if (!conference.scheduled() && !settings.unscheduled().containsKey(conference.number())) {
                store.delete(handle, conference.number());
            }
        }
        for (String number : settings.unscheduled().keySet()) {
            if (known.stream().noneMatch(one -> one.number().equals(number))) {
                store.insert(handle, standing(number), clock.instant());
            }
        }
    }

    private static Conference standing(String number) {
        return new Conference(number, "", "", "", "", ConferenceState.ENABLED, Optional.empty(), 0, false);
    }

    Database database() {
        return database;
    }

    ConferenceStore store() {
        return store;
    }

    Clock clock() {
        return clock;
    }

    /** What the settings say. */
    public ConferenceSettings settings() {
        return settings;
    }

    boolean isStanding(String number) {
        return settings.unscheduled().containsKey(number);
    }

    /** A conference as it is now. */
    public Optional<Conference> find(String number) {
        return database.inTransaction(handle -> current(handle, number));
    }

    /** All of them as they are now, scheduled ones by time first. */
    public List<Conference> all() {
        return database.inTransaction(handle -> store.all(handle).stream()
                .map(conference -> advance(handle, conference))
                .toList());
    }

    Optional<Conference> current(Handle handle, String number) {
        return store.find(handle, number).map(conference -> advance(handle, conference));
    }

    private Conference advance(Handle handle, Conference stored) {
        int inside = inside(stored.number());
        Conference conference = stored;
        Instant now = clock.instant();
        for (Conference next = step(conference, now, inside);
                next != conference;
                next = step(conference, now, inside)) {
            conference = next;
        }
        if (conference != stored) {
            store.update(handle, conference, now);
        }
        if (conference.password().isEmpty()) {
            conference = conference.protectedBy(settings.unscheduled().getOrDefault(conference.number(), ""));
        }
        return conference.with(inside, isLocked(conference.number()));
    }

    private synchronized int inside(String number) {
        return rooms.size(number);
    }

    private synchronized boolean isLocked(String number) {
        return rooms.isLocked(number);
    }

    /** One step in time (FEATURES 5.3, 5.7); the same when nothing is due. */
    private static Conference step(Conference conference, Instant now, int inside) {
        if (!conference.scheduled()) {
            return conference;
        }
        Conference.Schedule times = conference.schedule().get();
        if (conference.state() == ConferenceState.QUEUED && !now.isBefore(times.start())) {
            return conference.in(ConferenceState.ACTIVE);
        }
        if (conference.state() == ConferenceState.ACTIVE && inside == 0 && !now.isBefore(times.end())) {
            return times.nextNotOver(now)
                    .map(next -> conference.in(ConferenceState.QUEUED).at(next))
                    .orElseGet(() -> conference.in(ConferenceState.EXPIRED));
        }
        return conference;
    }

    /** Whether there is a conference of that ID that a caller can be asked the password of; locked and full ones too. */
    public Admission.Answer asked(String number) {
        return find(number).map(Conferences::openness).orElse(Admission.Answer.CLOSED);
    }

    private static Admission.Answer openness(Conference conference) {
        if (conference.state().open()) {
            return Admission.Answer.IN;
        }
        return conference.state() == ConferenceState.QUEUED ? Admission.Answer.EARLY : Admission.Answer.CLOSED;
    }

    /** Whether that is the password of a conference. Takes as long whether it is or not. */
    public boolean opens(String number, String password) {
        Optional<Conference> conference = find(number);
        byte[] right = conference.map(Conference::password).orElse("").getBytes(StandardCharsets.UTF_8);
        boolean same = MessageDigest.isEqual(right, password.getBytes(StandardCharsets.UTF_8));
        return same && right.length > 0;
    }

    /**
     * A caller who gave the right password comes in.
     *
     * @param call names the call
     * @param caller the number that calls
     */
    public Admission enter(String number, String call, String caller, String name) {
        Admission.Answer open = asked(number);
        if (open != Admission.Answer.IN) {
            return Admission.refused(open);
        }
        Instant now = clock.instant();
        Admission admission = admit(number, new Participant(0, call, caller, name, now, false, false));
        if (admission.answer() == Admission.Answer.IN) {
            long id = database.inTransaction(handle -> visits.insert(handle, number, caller, name, now));
            note(call, id);
        }
        return admission;
    }

    private synchronized Admission admit(String number, Participant newcomer) {
        int inside = rooms.size(number);
        if (rooms.isOver(newcomer.call())) {
            return Admission.refused(Admission.Answer.CLOSED);
        }
        if (rooms.isLocked(number)) {
            return Admission.refused(Admission.Answer.LOCKED);
        }
        if (inside >= settings.seats()) {
            return Admission.refused(Admission.Answer.FULL);
        }
        rooms.enter(number, newcomer);
        return new Admission(Admission.Answer.IN, rooms.size(number));
    }

    private synchronized void note(String call, long id) {
        rooms.change(call, participant -> participant.of(id));
    }

    /** A caller is gone. */
    public void leave(String call) {
        Optional<String> room;
        Optional<Participant> gone;
        synchronized (this) {
            room = rooms.of(call);
            gone = rooms.leave(call);
        }
        gone.ifPresent(participant -> database.useTransaction(handle -> {
            visits.end(handle, participant.id(), clock.instant());
            current(handle, room.get());
        }));
    }

    /** A caller begins to talk, or ends. */
    public synchronized void talks(String call, boolean talks) {
        rooms.change(call, participant -> participant.talking(talks));
    }

    /** Those inside, in the order in which they came. */
    public synchronized List<Participant> participants(String number) {
        return rooms.in(number);
    }

    /** Conferences with somebody inside. */
    synchronized List<String> occupied() {
        return rooms.occupied();
    }

    synchronized void muted(String call, boolean muted) {
        rooms.change(call, participant -> participant.muted(muted));
    }

    synchronized void lock(String number, boolean locked) {
        rooms.lock(number, locked);
    }

    /** Who was in and who is, the latest first. */
    public List<Visit> visits(String number, int most) {
        return database.inTransaction(handle -> visits.latest(handle, number, most));
    }
}
