package org.parley.webapp.notification;

import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.parley.webapp.store.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the notices of one kind that are due. One is taken before each attempt and its row is deleted after it: what is
 * cut off between the two is sent again when {@link #LEASE} is over, so it can arrive twice, with the same event id, only
 * when the receiver's answer was lost.
 */
final class Outbox {
    private static final Logger log = LoggerFactory.getLogger(Outbox.class);
    private static final int AT_ONCE = 50;
    /** Longer than any attempt may take. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final List<Duration> PAUSES = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofMinutes(30),
            Duration.ofHours(1));

    private final Database database;
    private final NoticeStore store;
    private final Notice.Kind kind;
    private final NoticeSender sender;
    private final Duration giveUpAfter;
    private final Clock clock;

    Outbox(
            Database database,
            NoticeStore store,
            Notice.Kind kind,
            NoticeSender sender,
            Duration giveUpAfter,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.kind = kind;
        this.sender = sender;
        this.giveUpAfter = giveUpAfter;
        this.clock = clock;
    }

    /** One round. @return whether there may be more that is due */
    boolean run() {
        List<Notice> due = database.inTransaction(handle -> store.due(handle, kind, clock.millis(), AT_ONCE));
        Set<String> down = new HashSet<>();
        try (sender) {
            for (Notice notice : due) {
                if (!down.contains(sender.route(notice)) && !attempt(notice)) {
                    down.add(sender.route(notice));
                }
            }
        }
        return due.size() == AT_ONCE && down.isEmpty();
    }

    /** When there is something to send next. */
    OptionalLong next() {
        return database.inTransaction(handle -> store.next(handle, kind));
    }

    /** What nobody foresaw counts as a failure too, so that one notice cannot hold up all others. */
    private void send(Notice notice) throws DeliveryException {
        try {
            sender.send(notice);
        } catch (RuntimeException unforeseen) {
            log.error("Notice {} met an error of our own", notice.eventId(), unforeseen);
            throw DeliveryException.forNow(unforeseen.toString(), unforeseen);
        }
    }

    /** @return false when others should not be tried now */
    private boolean attempt(Notice notice) {
        long lease = clock.millis() + LEASE.toMillis();
        if (!database.inTransaction(handle -> store.claim(handle, notice, lease))) {
            return true;
        }
        try {
            send(notice);
            database.useTransaction(handle -> store.remove(handle, notice));
            return true;
        } catch (DeliveryException failure) {
            boolean late = clock.millis() - notice.createdMs() > giveUpAfter.toMillis();
            if (failure.permanent() || late) {
                log.warn("Notice {} ({}) is given up: {}", notice.eventId(), kind.id(), failure.getMessage());
                database.useTransaction(handle -> store.remove(handle, notice));
                return true;
            }
            Duration pause = PAUSES.get(Math.min(notice.attempts(), PAUSES.size() - 1));
            database.useTransaction(handle -> store.postpone(handle, notice, clock.millis() + pause.toMillis()));
            log.info(
                    "Notice {} ({}) again in {} s: {}",
                    notice.eventId(),
                    kind.id(),
                    pause.toSeconds(),
                    failure.getMessage());
            return false;
        }
    }
}
