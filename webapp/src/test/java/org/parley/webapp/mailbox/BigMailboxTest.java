package org.parley.webapp.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.audio.AudioStore;
import org.parley.webapp.deposit.Deposits;
import org.parley.webapp.event.GatewayEvents;
import org.parley.webapp.store.Database;

/** What a mailbox with ten thousand messages costs in rows, which is what it costs in time. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("measures time")
class BigMailboxTest {
    private static final int MANY = 10_000;
    private static final Pattern VISITED = Pattern.compile("Number of rows visited\\s*=\\s*(\\d+)");
    private static final Pattern SORTED = Pattern.compile("Sort ResultSet");

    private Database database;
    private Deposits deposits;
    private Mailboxes mailboxes;
    private final MailboxStore counters = new MailboxStore();
    private final MessageStore messages = new MessageStore();
    private final PlaylistStore playlists = new PlaylistStore();

    /** 101 has many messages, every hundredth of them urgent; 102 has ten. */
    @BeforeAll
    void fill() throws Exception {
        var config = TestCenter.config(TestCenter.newFolder());
        try (MessageCenter center = MessageCenter.open(config)) {
            center.demoData().create(true);
        }
        AudioStore audios = new AudioStore();
        database = Database.open(config.database());
        mailboxes = new Mailboxes(database, audios, new GatewayEvents(database, Clock.systemUTC()), Clock.systemUTC());
        deposits = new Deposits(database, audios, mailboxes, Clock.systemUTC(), Duration.ofMinutes(1));
        for (String extension : List.of("101", "102")) {
            leave(extension);
            fill(extension, extension.equals("101") ? MANY - 1 : 9);
        }
    }

    private void leave(String extension) throws IOException {
        deposits.deliver(
                deposits.open(extension, Caller.guest("5550100", "")),
                new ByteArrayInputStream(TestCenter.sound(1_000, 1)));
    }

    private void fill(String extension, int count) {
        Message first = mailboxes
                .list(extension, MessageQuery.of(Folder.NEW, Order.OLDEST_FIRST, 1))
                .messages()
                .get(0);
        for (int done = 0; done < count; done += 500) {
            int from = done;
            int until = Math.min(count, done + 500);
            database.useTransaction(handle -> insert(handle, extension, first, from, until));
        }
        database.useTransaction(handle -> handle.createUpdate("UPDATE mailbox SET new_count = new_count + :count,"
                        + " newest_id = (SELECT MAX(id) FROM message WHERE account_id = mailbox.account_id)"
                        + " WHERE account_id = (SELECT id FROM account WHERE extension = :extension)")
                .bind("count", count)
                .bind("extension", extension)
                .execute());
    }

    private static void insert(Handle handle, String extension, Message like, int from, int until) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO message (account_id, folder, from_number, from_name,"
                + " from_internal, received_ms, duration_ms, audio_id, urgent) SELECT id, 'new', '5550100', '', FALSE,"
                + " CAST(:received AS BIGINT), 1000, CAST(:audio AS BIGINT), CAST(:urgent AS BOOLEAN) FROM account"
                + " WHERE extension = :extension");
        for (int n = from; n < until; n++) {
            batch.bind("received", like.receivedAt().toEpochMilli() + n * 1_000L)
                    .bind("audio", like.audioId())
                    .bind("urgent", n % 100 == 99)
                    .bind("extension", extension)
                    .add();
        }
        batch.execute();
    }

    @AfterAll
    void close() {
        database.close();
    }

    /** How many rows Derby touches for a read, the last one of these; and that it sorts none. */
    private long rows(Consumer<Handle> reads) {
        return database.inTransaction(handle -> {
            handle.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(1)");
            reads.accept(handle);
            String plan = handle.createQuery("VALUES SYSCS_UTIL.SYSCS_GET_RUNTIMESTATISTICS()")
                    .mapTo(String.class)
                    .one();
            handle.execute("CALL SYSCS_UTIL.SYSCS_SET_RUNTIMESTATISTICS(0)");
            assertThat(SORTED.matcher(plan).find()).as(plan).isFalse();
            Matcher visited = VISITED.matcher(plan);
            long sum = 0;
            while (visited.find()) {
                sum += Long.parseLong(visited.group(1));
            }
            return sum;
        });
    }

    private long account(Handle handle, String extension) {
        return counters.accountId(handle, extension).orElseThrow();
    }

    @Test
    @Proves("big-mailbox")
    void aFolderIsReadAPageAtATimeInEitherOrder() {
        for (Order order : Order.values()) {
            for (boolean urgent : new boolean[] {true, false}) {
                long many = rows(handle -> page(handle, "101", order, urgent));
                assertThat(many).as("%s, urgent %s", order, urgent).isLessThanOrEqualTo(3 * PlaylistStore.PAGE);
            }
        }
    }

    private void page(Handle handle, String extension, Order order, boolean urgent) {
        Playlist.Rest whole = Playlist.Rest.whole(Folder.NEW, order, Long.MAX_VALUE);
        playlists.page(handle, account(handle, extension), urgent ? whole : whole.withoutUrgent());
    }

    @Test
    void pagesOnTheWebCostNoMoreThanTheyShow() {
        for (Order order : Order.values()) {
            long many = rows(
                    handle -> messages.list(handle, account(handle, "101"), MessageQuery.of(Folder.NEW, order, 20)));
            assertThat(many).as(order.name()).isLessThan(70);
        }
    }

    @Test
    @Proves("big-mailbox")
    void whatALoginAnnouncesIsReadFromCounters() {
        long many = rows(handle -> counters.newest(handle, account(handle, "101")));
        assertThat(many).isLessThanOrEqualTo(2);
        long none = rows(handle -> messages.aside(handle, account(handle, "101")));
        assertThat(none).isLessThanOrEqualTo(1);
        assertThat(mailboxes.arrived("101", -1).count()).isZero();
        assertThat(mailboxes.counts("101").newMessages()).isEqualTo(MANY);
    }

    @Test
    void readPageByPageAListIsWholeUrgentFirstAndInOrder() {
        for (Order order : Order.values()) {
            List<Long> ids = new ArrayList<>();
            Playlist page = mailboxes.playlist("101", Folder.NEW, order);
            int pages = 1;
            ids.addAll(page.ids());
            for (Optional<Playlist.Rest> rest = page.rest(); rest.isPresent(); rest = page.rest()) {
                page = mailboxes.playlist("101", rest.get());
                ids.addAll(page.ids());
                pages++;
            }
            assertThat(pages).isEqualTo(MANY / PlaylistStore.PAGE);
            assertThat(ids).hasSize(MANY);
            assertThat(new HashSet<>(ids)).hasSize(MANY);
            // The message that was delivered is the oldest and not urgent; 99 of the others are.
            assertThat(mailboxes.message("101", ids.get(98)).orElseThrow().urgent())
                    .isTrue();
            assertThat(mailboxes.message("101", ids.get(99)).orElseThrow().urgent())
                    .isFalse();
            for (int i = 100; i < MANY; i++) {
                int step = Long.compare(ids.get(i), ids.get(i - 1));
                assertThat(step).isEqualTo(order == Order.OLDEST_FIRST ? 1 : -1);
            }
        }
    }

    @Test
    @Proves("fixed-list")
    void whatComesWhileAListIsOpenIsNotInIt() throws Exception {
        Playlist first = mailboxes.playlist("102", Folder.NEW, Order.OLDEST_FIRST);
        assertThat(first.ids()).hasSize(10);
        assertThat(first.rest()).isEmpty();
        List<Long> before = new ArrayList<>();
        Playlist page = mailboxes.playlist("101", Folder.NEW, Order.OLDEST_FIRST);
        before.addAll(page.ids());
        long newest = mailboxes.arrived("101", -1).newest();
        leave("101");
        for (Optional<Playlist.Rest> rest = page.rest(); rest.isPresent(); rest = page.rest()) {
            page = mailboxes.playlist("101", rest.get());
            before.addAll(page.ids());
        }
        assertThat(before).hasSize(MANY);
        Arrived arrived = mailboxes.arrived("101", newest);
        assertThat(arrived.count()).isEqualTo(1);
        assertThat(before).doesNotContain(arrived.newest());
        mailboxes.delete("101", arrived.newest());
        assertThat(mailboxes.arrived("101", newest).count()).isZero();
    }
}
