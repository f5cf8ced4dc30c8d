package org.parley.webapp.deposit;

import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.parley.webapp.audio.Audio;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Mailboxes;
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

    /**
     * Opens a deposit; the time of the message is now.
     *
     * @throws UnknownMailboxException when there is no such extension
     */
    public DepositId open(String extension, Caller caller) {
        DepositId id = DepositId.random(random);
        Instant now = clock.instant();
        if (!database.inTransaction(handle -> store.insert(handle, id, extension, caller, now))) {
            throw new UnknownMailboxException(extension);
        }
        return id;
    }

    /**
     * Delivers a recording. When this returns {@link DepositResult.Delivered} the message is durable.
     *
     * @param ulaw headerless µ-law at 8 kHz; read to its end or to the greatest length, not closed
     * @throws IOException when the recording cannot be read; the deposit stays open then
     */
    public DepositResult deliver(DepositId id, InputStream ulaw) throws IOException {
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
        return recording.length == 0 ? closeEmpty(id) : deliver(known.get(), recording);
    }

    private DepositResult deliver(Deposit deposit, byte[] recording) {
        long[] added = new long[1];
        DepositResult result = database.inTransaction(handle -> {
            added[0] = 0;
            if (!store.close(handle, deposit.id(), DepositState.DELIVERED)) {
                return store.find(handle, deposit.id()).orElseThrow().result();
            }
            Audio audio = audios.add(handle, recording);
            long message = mailboxes.add(handle, deposit.accountId(), deposit.caller(), deposit.openedAt(), audio);
            store.setMessage(handle, deposit.id(), message);
            added[0] = message;
            return new DepositResult.Delivered(message);
        });
        if (added[0] != 0) {
            log.info("Message {} of {} ms left for {}", added[0], recording.length / BYTES_PER_MS, deposit.extension());
            mailboxes.announce(deposit.extension());
        }
        return result;
    }

    private DepositResult closeEmpty(DepositId id) {
        return database.inTransaction(handle -> {
            store.close(handle, id, DepositState.EMPTY);
            return store.find(handle, id).orElseThrow().result();
        });
    }

    /** Takes a deposit back. Returns false when it cannot be: it was delivered before, or never existed. */
    public boolean cancel(DepositId id) {
        return database.inTransaction(handle -> store.close(handle, id, DepositState.CANCELLED)
                || store.find(handle, id)
                        .filter(deposit -> deposit.state() != DepositState.DELIVERED)
                        .isPresent());
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
                store.insert(handle, next, deposit.extension(), deposit.caller(), deposit.openedAt());
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
