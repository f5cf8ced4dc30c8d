package org.parley.webapp.invitation;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.account.Account;
import org.parley.webapp.calendar.Appointment;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceChanges;
import org.parley.webapp.conference.ConferenceDesk;
import org.parley.webapp.notification.Notifications;
import org.parley.webapp.notification.PreparedMail;
import org.parley.webapp.store.Database;

/**
 * Invites by e-mail, and tells the invited of every change: what they get is written in the transaction of the change, and
 * sent by the outbox. Thread-safe.
 */
public final class Invitations implements ConferenceChanges {
    /** Guests of one conference. */
    public static final int MOST = 100;

    private final Database database;
    private final ConferenceDesk desk;
    private final Notifications notifications;
    private final InvitationText text;
    private final Clock clock;
    private final GuestStore store = new GuestStore();

    public Invitations(
            Database database, ConferenceDesk desk, Notifications notifications, InvitationText text, Clock clock) {
        this.database = database;
        this.desk = desk;
        this.notifications = notifications;
        this.text = text;
        this.clock = clock;
    }

    /** The languages in which e-mails can be written. */
    public List<String> languages() {
        return text.languages();
    }

    /** Those invited; empty when there is no such conference that the account manages. */
    public Optional<List<Guest>> guests(Account account, String number) {
        return scheduled(account, number)
                .map(conference -> database.inTransaction(handle -> store.all(handle, number)));
    }

    private Optional<Conference> scheduled(Account account, String number) {
        return desk.find(account, number).filter(Conference::scheduled);
    }

    /**
     * Invites somebody.
     *
     * @param addresses e-mail addresses; who is invited already gets the invitation once more
     * @return what is wrong, as a sentence; empty when they are invited
     */
    public Optional<String> invite(Account account, String number, List<String> addresses, String language) {
        Optional<Conference> conference =
                scheduled(account, number).filter(one -> !one.state().over());
        Set<String> wanted = new LinkedHashSet<>(addresses);
        Optional<String> mistake = conference.isEmpty()
                ? Optional.of("Only a conference that is to come has invitations.")
                : mistake(wanted, language);
        if (mistake.isPresent()) {
            return mistake;
        }
        boolean done = database.inTransaction(handle -> {
            wanted.forEach(address -> store.put(handle, number, new Guest(address, language)));
            if (store.all(handle, number).size() > MOST) {
                handle.rollback();
                return false;
            }
            GuestStore.Version version = store.version(handle, number);
            wanted.forEach(address ->
                    send(handle, account, conference.get(), version, new Guest(address, language), Told.INVITED, null));
            return true;
        });
        notifications.wake();
        return done ? Optional.empty() : Optional.of("A conference has at most " + MOST + " guests.");
    }

    private Optional<String> mistake(Set<String> addresses, String language) {
        if (!notifications.sendsMail()) {
            return Optional.of("This server sends no e-mail. Download the appointment and send it yourself.");
        }
        if (addresses.isEmpty()) {
            return Optional.of("Type at least one e-mail address.");
        }
        if (!languages().contains(language)) {
            return Optional.of("Choose one of the languages.");
        }
        return addresses.stream()
                .filter(address -> !PreparedMail.isAddress(address))
                .findFirst()
                .map(wrong -> "This is no e-mail address: " + wrong);
    }

    /** Takes an invitation back; false when there was none. */
    public boolean uninvite(Account account, String number, String address) {
        Optional<Conference> conference = scheduled(account, number);
        boolean known = conference.isPresent()
                && database.inTransaction(handle -> {
                    Optional<Guest> guest = store.all(handle, number).stream()
                            .filter(one -> one.address().equals(address))
                            .findFirst();
                    guest.ifPresent(one -> {
                        store.remove(handle, number, address);
                        send(
                                handle,
                                account,
                                conference.get(),
                                store.version(handle, number),
                                one,
                                Told.CANCELED,
                                null);
                    });
                    return guest.isPresent();
                });
        notifications.wake();
        return known;
    }

    /** The appointment as a file; empty when there is no such conference that the account manages. */
    public Optional<String> calendar(Account account, String number) {
        return scheduled(account, number)
                .map(conference -> database.inTransaction(handle -> text.appointment(
                                conference,
                                store.version(handle, number),
                                account,
                                List.of(),
                                languages().stream().findFirst().orElse(""))
                        .file(Appointment.Method.PUBLISH, clock.instant())));
    }

    @Override
    public void changed(Handle handle, Account by, Conference now) {
        tell(handle, by, now, Told.CHANGED, null);
    }

    @Override
    public void canceled(Handle handle, Account by, Conference conference) {
        tell(handle, by, conference, Told.CANCELED, null);
        store.forget(handle, conference.number());
    }

    @Override
    public void occurrenceCanceled(Handle handle, Account by, Conference conference, Instant start) {
        if (start.isAfter(clock.instant())) {
            tell(handle, by, conference, Told.CANCELED, start);
        }
    }

    @Override
    public void committed() {
        notifications.wake();
    }

    private void tell(Handle handle, Account by, Conference conference, Told what, Instant occurrence) {
        List<Guest> guests = store.all(handle, conference.number());
        if (!guests.isEmpty()) {
            GuestStore.Version version = store.next(handle, conference.number());
            guests.forEach(guest -> send(handle, by, conference, version, guest, what, occurrence));
        }
    }

    /** @param occurrence the only one that it is about; null for all */
    private void send(
            Handle handle,
            Account by,
            Conference conference,
            GuestStore.Version version,
            Guest guest,
            Told what,
            Instant occurrence) {
        notifications.mail(
                handle, by.id(), guest.address(), text.mail(conference, version, by, guest, what, occurrence, clock));
    }
}
