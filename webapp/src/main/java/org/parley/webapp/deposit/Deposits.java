package org.parley.webapp.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.audio.Audio;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.calls.CallRecords;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.mailbox.NewMessage;
import org.parley.webapp.mailbox.Origin;
import org.parley.webapp.mailbox.UnknownMailboxException;
import org.parley.webapp.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings recordings into mailboxes. A deposit is opened before the beep, so that mailbox, caller and time are known
 * whatever happens to the call; it ends once: delivered, cancelled or empty. Delivery makes message, sound, counter
 * and the end of the deposit in one transaction.
 */
public final class Deposits {
    private static final Logger log = LoggerFactory.getLogger(Deposits.class);
    private static final int BYTES_PER_MS = 8;

    private final Database database;
    private final AudioStore audios;
    private final Mailboxes mailboxes;
    private final Clock clock;
    private final int maxBytes;
    private final SecureRandom random = new SecureRandom();
    private final DepositStore store = new DepositStore();
    private final SendingStore sendings = new SendingStore();

    /**
     * @param longest recordings are cut at this length
     */
    public Deposits(Database database, AudioStore audios, Mailboxes mailboxes, Clock clock, Duration longest) {
        this.database = database;
        this.audios = audios;
        this.mailboxes = mailboxes;
        this.clock = clock;
        this.maxBytes = (int) Math.min(AudioStore.MAX_BYTES, longest.toMillis() * BYTES_PER_MS);
    }

    /** Opens a deposit that no call makes. */
    public DepositId open(String extension, Caller caller) {
        return open(extension, caller, "");
    }

    /**
     * Opens a deposit; the time of the message is now.
     *
     * @param leg of the call, see {@link org.parley.webapp.calls.CallRecord}
     * @throws UnknownMailboxException when there is no such extension
     */
    public DepositId open(String extension, Caller caller, String leg) {
        DepositId id = DepositId.random(random);
        Instant now = clock.instant();
        if (!database.inTransaction(handle -> store.insert(handle, id, extension, caller, now, leg))) {
            throw new UnknownMailboxException(extension);
        }
        return id;
    }

    /** Opens a deposit that goes to several mailboxes and that no call makes. */
    public Opened open(Sending sending) {
        return open(sending, "");
    }

    /**
     * Opens a deposit that goes to several mailboxes.
     *
     * @param leg of the call
     * @return its id and how many mailboxes it goes to
     * @throws UnknownMailboxException when there is no such sender
     */
    public Opened open(Sending sending, String leg) {
        DepositId id = DepositId.random(random);
        Instant now = clock.instant();
        return database.inTransaction(handle -> {
            if (!store.insert(handle, id, sending.sender(), sending.from(), now, leg)) {
                throw new UnknownMailboxException(sending.sender());
            }
            sendings.markSent(handle, id);
            if (sending.everybody()) {
                sendings.addEverybody(handle, id, sending.sender());
            } else {
                sending.recipients().forEach(extension -> sendings.addRecipient(handle, id, extension));
            }
            if (sending.forwarded().isPresent()) {
                forward(handle, id, sending.sender(), sending.forwarded().getAsLong());
            }
            return new Opened(id, sendings.recipientCount(handle, id));
        });
    }

    /** A deposit that goes to so many mailboxes. */
    public record Opened(DepositId id, int mailboxes) {}

    /** The sounds stay until the deposit ends, whatever becomes of the message. */
    private void forward(Handle handle, DepositId id, String sender, long messageId) {
        Optional<Message> forwarded = mailboxes.message(handle, sender, messageId);
        forwarded.ifPresent(message -> {
            List<Audio> sounds = mailboxes.sounds(handle, message);
            for (int n = 0; n < sounds.size(); n++) {
                audios.retain(handle, sounds.get(n).id(), 1);
                sendings.addPart(handle, id, n + 1, sounds.get(n).id());
            }
            sendings.setOrigin(handle, id, message.origin().orElse(new Origin(message.from(), message.receivedAt())));
        });
    }

    /** Makes the message of an open deposit urgent, or not; false when the deposit is over. */
    public boolean setUrgent(DepositId id, boolean urgent) {
        return database.inTransaction(handle -> sendings.setUrgent(handle, id, urgent));
    }

    /** Whether the message will be urgent. */
    public boolean isUrgent(DepositId id) {
        return database.inTransaction(handle -> store.find(handle, id))
                .filter(Deposit::urgent)
                .isPresent();
    }

    /**
     * Delivers a recording. When this returns {@link DepositResult.Delivered} the message is durable.
     *
     * @param ulaw headerless µ-law at 8 kHz; read to its end or to the greatest length, not closed
     * @throws IOException when the recording cannot be read; the deposit stays open then
     */
    public DepositResult deliver(DepositId id, InputStream ulaw) throws IOException {
        return deliver(id, ulaw, Duration.ZERO);
    }

    /** Likewise; a recording that is shorter than {@code shortest} is none. */
    public DepositResult deliver(DepositId id, InputStream ulaw, Duration shortest) throws IOException {
        byte[] recording = ulaw.readNBytes(maxBytes);
        if (recording.length == maxBytes && ulaw.read() >= 0) {
            log.warn("Deposit {}: the recording is cut at {} bytes", id, maxBytes);
        }
        Optional<Deposit> known = database.inTransaction(handle -> store.find(handle, id));
        if (known.isEmpty()) {
            return new DepositResult.Unknown();
        }
        if (known.get().state() != DepositState.OPEN) {
            return known.get().result();
        }
        boolean none = recording.length == 0 || recording.length < shortest.toMillis() * BYTES_PER_MS;
        return none ? closeEmpty(id) : deliver(known.get(), recording);
    }

    /** Delivers what is forwarded as it is, with no recording before it; without anything forwarded the deposit is empty. */
    public DepositResult deliverAsItIs(DepositId id) {
        Optional<Deposit> known = database.inTransaction(handle -> store.find(handle, id));
        if (known.isEmpty()) {
            return new DepositResult.Unknown();
        }
        boolean forwards =
                !database.inTransaction(handle -> sendings.parts(handle, id)).isEmpty();
        return forwards || known.get().state() != DepositState.OPEN
                ? deliver(known.get(), new byte[0])
                : closeEmpty(id);
    }

    private DepositResult deliver(Deposit deposit, byte[] recording) {
        List<Long> filled = new ArrayList<>();
        DepositResult result = database.inTransaction(handle -> {
            filled.clear();
            if (!store.close(handle, deposit.id(), DepositState.DELIVERED)) {
                return store.find(handle, deposit.id()).orElseThrow().result();
            }
            Deposit closed = store.find(handle, deposit.id()).orElseThrow();
            filled.addAll(closed.sent() ? sendings.recipients(handle, closed.id()) : List.of(closed.accountId()));
            return new DepositResult.Delivered(deliver(handle, closed, recording, filled));
        });
        if (!filled.isEmpty()) {
            log.info(
                    "{} ms by {} delivered to {} mailboxes",
                    recording.length / BYTES_PER_MS,
                    deposit.sent() ? deposit.extension() : "a caller of " + deposit.extension(),
                    filled.size());
            mailboxes.announce(filled);
        }
        return result;
    }

    /** One message for each account, all of them with the same sounds. @return the id of the last one, 0 without any */
    private long deliver(Handle handle, Deposit deposit, byte[] recording, List<Long> accounts) {
        List<Audio> parts = sendings.parts(handle, deposit.id()).stream()
                .flatMap(id -> audios.find(handle, id).stream())
                .toList();
        if (accounts.isEmpty()) {
            sendings.releaseParts(handle, deposit.id(), audios);
            return 0;
        }
        boolean asItIs = recording.length == 0;
        Audio audio = asItIs ? parts.get(0) : audios.add(handle, recording, accounts.size());
        sendings.removeParts(handle, deposit.id());
        if (accounts.size() > 1) {
            parts.forEach(part -> audios.retain(handle, part.id(), accounts.size() - 1));
        }
        List<Audio> behind = asItIs ? parts.subList(1, parts.size()) : parts;
        NewMessage message =
                new NewMessage(deposit.caller(), deposit.openedAt(), audio, deposit.urgent(), deposit.origin(), behind);
        long last = 0;
        for (long account : accounts) {
            last = mailboxes.add(handle, account, message);
            CallRecords.note(handle, deposit.leg(), last);
        }
        store.setMessage(handle, deposit.id(), last);
        return last;
    }

    private DepositResult closeEmpty(DepositId id) {
        return database.inTransaction(handle -> {
            if (store.close(handle, id, DepositState.EMPTY)) {
                sendings.releaseParts(handle, id, audios);
            }
            return store.find(handle, id).orElseThrow().result();
        });
    }

    /** Takes a deposit back. Returns false when it cannot be: it was delivered before, or never existed. */
    public boolean cancel(DepositId id) {
        return database.inTransaction(handle -> {
            if (store.close(handle, id, DepositState.CANCELLED)) {
                sendings.releaseParts(handle, id, audios);
                return true;
            }
            return store.find(handle, id)
                    .filter(deposit -> deposit.state() != DepositState.DELIVERED)
                    .isPresent();
        });
    }

    /**
     * Takes a deposit back and opens another for the same mailbox, caller and time: the caller records again. Empty
     * when it cannot be taken back.
     */
    public Optional<DepositId> replace(DepositId id) {
        DepositId next = DepositId.random(random);
        return database.inTransaction(handle -> {
            Optional<Deposit> old = store.find(handle, id);
            if (old.isEmpty()) {
                return Optional.empty();
            }
            Deposit deposit = old.get();
            boolean over = store.close(handle, id, DepositState.CANCELLED)
                    || store.find(handle, id).orElseThrow().state() != DepositState.DELIVERED;
            if (over) {
                store.insert(handle, next, deposit.extension(), deposit.caller(), deposit.openedAt(), deposit.leg());
                if (deposit.sent()) {
                    sendings.takeOver(handle, deposit, next);
                } else if (deposit.urgent()) {
                    sendings.setUrgent(handle, next, true);
                }
            }
            return over ? Optional.of(next) : Optional.empty();
        });
    }

    /** Forgets deposits that ended and were opened longer ago than {@code age}. Returns how many. */
    public int forgetClosed(Duration age) {
        Instant before = clock.instant().minus(age);
        int total = 0;
        int batch;
        do {
            batch = database.inTransaction(handle -> store.deleteClosed(handle, before));
            total += batch;
        } while (batch > 0);
        return total;
    }
}
