package org.parley.webapp.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.audio.Audio;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.event.GatewayEvent;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.store.Database;

/**
 * Lists, moves and deletes the messages of mailboxes. Phone, pages and REST use this same service, so what one
 * changes the others show at once. A mailbox is named by its extension; what it does not hold does not exist.
 */
public final class Mailboxes {
    private static final int PURGED_AT_ONCE = 500;

    private final Database database;
    private final AudioStore audios;
    private final GatewayEvents events;
    private final Clock clock;
    private final MailboxStore mailboxes = new MailboxStore();
    private final MessageStore messages = new MessageStore();
    private final PlaylistStore playlists = new PlaylistStore();
    private final List<MailboxListener> listeners = new CopyOnWriteArrayList<>();
    private final List<MailboxObserver> observers = new CopyOnWriteArrayList<>();

    /** A mailbox and what is in it. */
    public record Filled(String extension, Counts counts) {}

    /** @param events where changes are written in their own transactions, for message lamps */
    public Mailboxes(Database database, AudioStore audios, GatewayEvents events, Clock clock) {
        this.clock = clock;
        this.database = database;
        this.audios = audios;
        this.events = events;
    }

    /** All mailboxes. */
    public List<Filled> all() {
        return database.inTransaction(mailboxes::all);
    }

    /** Adds somebody to tell of every change after its commit. */
    public void listen(MailboxListener listener) {
        listeners.add(listener);
    }

    public void forget(MailboxListener listener) {
        listeners.remove(listener);
    }

    /** Adds somebody to tell of every change in its transaction. */
    public void observe(MailboxObserver observer) {
        observers.add(observer);
    }

    /** How many messages there are; none in a mailbox that does not exist. */
    public Counts counts(String extension) {
        return database.inTransaction(handle -> mailboxes.counts(handle, extension))
                .orElse(Counts.NONE);
    }

    /** A number that grows with every change of a mailbox; 0 for one that does not exist. */
    public long revision(String extension) {
        return database.inTransaction(handle -> mailboxes.revision(handle, extension));
    }

    /** One page of messages; empty for a mailbox that does not exist. */
    public MessagePage list(String extension, MessageQuery query) {
        List<Message> found = database.inTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            return account.isEmpty() ? List.of() : messages.list(handle, account.getAsLong(), query);
        });
        if (found.size() <= query.limit()) {
            return new MessagePage(found, Optional.empty());
        }
        List<Message> page = found.subList(0, query.limit());
        return new MessagePage(page, Optional.of(PageKey.of(page.get(page.size() - 1))));
    }

    public Optional<Message> message(String extension, long id) {
        return database.inTransaction(handle -> messages.find(handle, extension, id));
    }

    /** The sound of a message: of a forwarded one, the introduction and what was forwarded. */
    public Optional<StoredAudio> audio(String extension, long id) {
        return database.inTransaction(
                        handle -> messages.find(handle, extension, id).map(message -> sounds(handle, message)))
                .filter(sounds -> !sounds.isEmpty())
                .map(sounds -> new StoredAudio(database, audios, sounds));
    }

    /** The sounds of a message, in the order in which they play. */
    public List<Audio> sounds(Handle handle, Message message) {
        return Stream.concat(Stream.of(message.audioId()), messages.parts(handle, message.id()).stream())
                .flatMap(audio -> audios.find(handle, audio).stream())
                .toList();
    }

    /** One message, in a transaction of somebody else. */
    public Optional<Message> message(Handle handle, String extension, long id) {
        return messages.find(handle, extension, id);
    }

    /** Opens a folder for playing: its first messages, urgent ones before the others. What comes later is not in the list. */
    public Playlist playlist(String extension, Folder folder, Order order) {
        return database.inTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            return account.isEmpty()
                    ? Playlist.EMPTY
                    : playlists.page(
                            handle,
                            account.getAsLong(),
                            Playlist.Rest.whole(folder, order, mailboxes.newest(handle, account.getAsLong())));
        });
    }

    /** The next messages of an opened list. */
    public Playlist playlist(String extension, Playlist.Rest rest) {
        return database.inTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            return account.isEmpty() ? Playlist.EMPTY : playlists.page(handle, account.getAsLong(), rest);
        });
    }

    /** New messages with a greater id than {@code after}; with a negative one only the greatest id is told. */
    public Arrived arrived(String extension, long after) {
        return database.inTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            long newest = account.isEmpty() ? 0 : mailboxes.newest(handle, account.getAsLong());
            boolean none = after < 0 || newest <= after;
            return new Arrived(
                    none ? 0 : messages.arrived(handle, account.getAsLong(), after), Math.max(after, newest));
        });
    }

    /** The length of all messages of a mailbox. */
    public Duration total(String extension) {
        return Duration.ofMillis(database.inTransaction(handle -> mailboxes.totalMs(handle, extension)));
    }

    /** Puts a message among the saved ones; false when it does not exist. Doing it again changes nothing. */
    public boolean markSaved(String extension, long id) {
        return move(extension, id, Folder.SAVED);
    }

    /** Puts a message among the new ones; false when it does not exist. */
    public boolean markNew(String extension, long id) {
        return move(extension, id, Folder.NEW);
    }

    /** Puts a message into a folder; false when it does not exist. */
    public boolean move(String extension, long id, Folder folder) {
        return change(extension, id, (handle, accountId, message) -> {
            if (folder == Folder.SAVED) {
                retrieved(handle, accountId);
            }
            if (message.folder() != folder) {
                messages.move(handle, id, folder);
                int toNew = folder == Folder.NEW ? 1 : -1;
                mailboxes.count(handle, accountId, toNew, -toNew, 0);
            }
        });
    }

    /** Deletes a message, and its sound when no other message shares it; false when it does not exist. */
    public boolean delete(String extension, long id) {
        return change(extension, id, (handle, accountId, message) -> {
            retrieved(handle, accountId);
            discount(handle, accountId, message);
            erase(handle, id, message.audioId());
        });
    }

    /**
     * Deletes a message so that {@link #bringBack} can undo it, until the next one of this mailbox is deleted so or
     * {@link #forgetAside} is called; false when it does not exist.
     */
    public boolean putAside(String extension, long id) {
        return change(extension, id, (handle, accountId, message) -> {
            retrieved(handle, accountId);
            messages.aside(handle, accountId).forEach(old -> erase(handle, old.id(), old.audioId()));
            discount(handle, accountId, message);
            messages.putAside(handle, id, clock.millis());
        });
    }

    /** Brings a message back that was put aside; false when it is gone for good. */
    public boolean bringBack(String extension, long id, Folder folder) {
        Optional<Counts> counts = database.inTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            if (account.isEmpty()
                    || !mailboxes.lock(handle, account.getAsLong())
                    || !messages.bringBack(handle, account.getAsLong(), id, folder)) {
                return Optional.empty();
            }
            Message message = messages.find(handle, extension, id).orElseThrow();
            boolean isNew = folder == Folder.NEW;
            mailboxes.count(handle, account.getAsLong(), isNew ? 1 : 0, isNew ? 0 : 1, message.durationMs());
            Optional<Counts> after = mailboxes.counts(handle, extension);
            after.ifPresent(now -> note(handle, extension, now));
            return after;
        });
        counts.ifPresent(now -> tell(extension, now));
        return counts.isPresent();
    }

    /** Deletes for good what was put aside in a mailbox. */
    public void forgetAside(String extension) {
        database.useTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            if (account.isPresent()) {
                messages.aside(handle, account.getAsLong()).forEach(old -> erase(handle, old.id(), old.audioId()));
            }
        });
    }

    /** Deletes for good whatever was put aside in any mailbox: at the start, when no call is left that could undo it. */
    public void forgetAllAside() {
        for (MessageStore.Aside old : database.inTransaction(handle -> messages.aside(handle, 0))) {
            database.useTransaction(handle -> erase(handle, old.id(), old.audioId()));
        }
    }

    /** The owner hears a message without moving it, on a page for instance. */
    public void heard(String extension) {
        database.useTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            if (account.isPresent() && mailboxes.lock(handle, account.getAsLong())) {
                retrieved(handle, account.getAsLong());
            }
        });
    }

    private void retrieved(Handle handle, long accountId) {
        observers.forEach(observer -> observer.retrieved(handle, accountId));
    }

    /** Deletes for good what was put aside longer ago than {@code age}: at night, when its call must be over. */
    public int purgeAside(Duration age) {
        long before = clock.millis() - age.toMillis();
        int purged = 0;
        List<MessageStore.Aside> some;
        do {
            some = database.inTransaction(handle -> messages.asideBefore(handle, before, PURGED_AT_ONCE));
            for (MessageStore.Aside old : some) {
                database.useTransaction(handle -> {
                    if (mailboxes.lock(handle, old.accountId()) && messages.isAside(handle, old.id())) {
                        erase(handle, old.id(), old.audioId());
                    }
                });
                purged++;
            }
        } while (some.size() == PURGED_AT_ONCE);
        return purged;
    }

    private void discount(Handle handle, long accountId, Message message) {
        boolean wasNew = message.folder() == Folder.NEW;
        mailboxes.count(handle, accountId, wasNew ? -1 : 0, wasNew ? 0 : -1, -message.durationMs());
    }

    private void erase(Handle handle, long id, long audioId) {
        List<Long> parts = messages.parts(handle, id);
        messages.delete(handle, id);
        audios.release(handle, audioId);
        parts.forEach(part -> audios.release(handle, part));
    }

    /** Makes the mailbox of a new account, in the transaction that makes the account. */
    public void create(Handle handle, long accountId) {
        mailboxes.insert(handle, accountId);
    }

    /**
     * Adds a new message in a transaction of somebody else, who calls {@link #announce} after its commit.
     *
     * @return the id of the message
     */
    public long add(Handle handle, long accountId, NewMessage message) {
        mailboxes.lock(handle, accountId);
        long id = messages.insert(handle, accountId, message);
        mailboxes.arrived(handle, accountId, id, message.durationMs());
        String extension = mailboxes.extension(handle, accountId);
        Counts counts = mailboxes.counts(handle, extension).orElse(Counts.NONE);
        note(handle, extension, counts);
        observers.forEach(observer -> observer.added(handle, accountId, id, counts.newMessages()));
        return id;
    }

    /** Tells the listeners of a change of some accounts' mailboxes. */
    public void announce(List<Long> accounts) {
        events.announce();
        if (!listeners.isEmpty()) {
            for (long account : accounts) {
                String extension = database.inTransaction(handle -> mailboxes.extension(handle, account));
                Counts counts = counts(extension);
                listeners.forEach(listener -> listener.changed(extension, counts));
            }
        }
    }

    private boolean change(String extension, long id, Change change) {
        Optional<Counts> counts = database.inTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            if (account.isEmpty() || !mailboxes.lock(handle, account.getAsLong())) {
                return Optional.empty();
            }
            Optional<Message> message = messages.find(handle, extension, id);
            if (message.isEmpty()) {
                return Optional.empty();
            }
            change.apply(handle, account.getAsLong(), message.get());
            Optional<Counts> after = mailboxes.counts(handle, extension);
            after.ifPresent(now -> note(handle, extension, now));
            return after;
        });
        counts.ifPresent(now -> tell(extension, now));
        return counts.isPresent();
    }

    private void tell(String extension, Counts counts) {
        events.announce();
        database.afterCommit(() -> listeners.forEach(listener -> listener.changed(extension, counts)));
    }

    /**
     * Erases some messages of a mailbox for good, whatever folder they are in: before its account is deleted.
     *
     * @return how many; less than {@code most} when none is left
     */
    public int erase(String extension, int most) {
        return database.inTransaction(handle -> {
            OptionalLong account = mailboxes.accountId(handle, extension);
            if (account.isEmpty() || !mailboxes.lock(handle, account.getAsLong())) {
                return 0;
            }
            List<MessageStore.Aside> some = messages.any(handle, account.getAsLong(), most);
            some.forEach(message -> erase(handle, message.id(), message.audioId()));
            return some.size();
        });
    }

    /** Removes a mailbox and what is still in it, in the transaction that deletes the account. */
    public void remove(Handle handle, long accountId) {
        mailboxes.lock(handle, accountId);
        messages.any(handle, accountId, Integer.MAX_VALUE)
                .forEach(message -> erase(handle, message.id(), message.audioId()));
        mailboxes.delete(handle, accountId);
    }

    private void note(Handle handle, String extension, Counts counts) {
        events.add(handle, GatewayEvent.Kind.MWI, extension, counts.json());
    }

    /** What happens to one message while its mailbox is locked. */
    private interface Change {
        void apply(Handle handle, long accountId, Message message);
    }
}
