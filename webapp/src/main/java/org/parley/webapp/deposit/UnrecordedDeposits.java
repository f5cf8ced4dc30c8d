package org.parley.webapp.deposit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.store.Database;

/**
 * Deposits that were opened and never recorded: their calls died with the server. The files in the spools of the gateways
 * say what may still come, so nothing is forgotten that is not a day older than the oldest of them. A day is longer than any
 * call in which somebody might yet speak.
 */
public final class UnrecordedDeposits {
    private static final Duration LONGEST_CALL = Duration.ofDays(1);
    private static final int BATCH = 100;

    private final Database database;
    private final AudioStore audios;
    private final Clock clock;
    private final DepositStore store = new DepositStore();
    private final SendingStore sendings = new SendingStore();

    public UnrecordedDeposits(Database database, AudioStore audios, Clock clock) {
        this.database = database;
        this.audios = audios;
        this.clock = clock;
    }

    /**
     * A gateway has looked into its spool.
     *
     * @param node names the gateway; what one that is gone said last still holds
     * @param since when the oldest recording there was begun; when it looked, if there is none
     * @return how many deposits are forgotten now
     */
    public int spooledSince(String node, Instant since) {
        database.useTransaction(handle -> store.putSpool(handle, node, since));
        return forget();
    }

    /** Forgets what nobody can record any more. @return how many */
    public int forget() {
        int total = 0;
        int batch;
        do {
            batch = database.inTransaction(this::forgetSome);
            total += batch;
        } while (batch == BATCH);
        return total;
    }

    /** Forgets every deposit for or by an account, in the transaction that deletes it; what is still recorded is lost. */
    public void forget(Handle handle, long accountId) {
        for (DepositId id : store.ofAccount(handle, accountId)) {
            sendings.releaseParts(handle, id, audios);
            store.delete(handle, id);
        }
        store.forgetRecipient(handle, accountId);
    }

    private int forgetSome(Handle handle) {
        Optional<Instant> spooled = store.oldestSpooled(handle);
        if (spooled.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        Instant oldest = spooled.get().isBefore(now) ? spooled.get() : now;
        List<DepositId> ids = store.openBefore(handle, oldest.minus(LONGEST_CALL), BATCH);
        for (DepositId id : ids) {
            if (store.close(handle, id, DepositState.EMPTY)) {
                sendings.releaseParts(handle, id, audios);
                store.delete(handle, id);
            }
        }
        return ids.size();
    }
}
