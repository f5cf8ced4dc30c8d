package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestCenter.HandClock;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.mailbox.Caller;
import org.slf4j.LoggerFactory;

/** The nightly care of a real Derby, while messages come in and go. */
@Isolated("listens to the log")
class HousekeepingTest {
    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger("org.parley.webapp.store");
    private static final HandClock CLOCK = new HandClock();
    private static Path data;
    private static MessageCenter center;
    private static Database database;

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Path backups = TestCenter.newFolder().resolve("backup");
    private Housekeeping housekeeping;

    @BeforeAll
    static void openDatabase() {
        data = TestCenter.newFolder();
        center = MessageCenter.open(TestCenter.config(data).withClock(CLOCK));
        center.demoData().create(true);
        database = Database.open(DatabaseConfig.derby(data));
    }

    @AfterAll
    static void closeDatabase() {
        center.close();
        database.close();
    }

    @BeforeEach
    void empty() throws SQLException {
        DerbyMessageCenterTest.Tables.empty(Derby.url(data), "", "");
        center.demoData().create(true);
        keepHouse(HousekeepingConfig.in(data).withBackupsIn(backups, 2));
        logged.start();
        LOGGER.addAppender(logged);
        LOGGER.setLevel(Level.INFO);
        LOGGER.setAdditive(false);
    }

    @AfterEach
    void close() {
        LOGGER.detachAppender(logged);
        LOGGER.setLevel(null);
        LOGGER.setAdditive(true);
        housekeeping.close();
    }

    private void keepHouse(HousekeepingConfig config) {
        housekeeping = Housekeeping.start(
                database,
                config.withTime(LocalTime.of(3, 30), ZoneOffset.UTC).withKeyFile(data.resolve("server.key")),
                CLOCK);
    }

    private long leave(String extension, int seconds, int seed) throws IOException {
        DepositId id = center.deposits().open(extension, Caller.guest("5551000", ""));
        DepositResult result =
                center.deposits().deliver(id, new ByteArrayInputStream(TestCenter.sound(seconds * 1000, seed)));
        return ((DepositResult.Delivered) result).messageId();
    }

    private List<String> names() throws IOException {
        try (Stream<Path> entries = Files.list(backups)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    private List<String> errors() {
        return logged.list.stream()
                .filter(event -> event.getLevel() == Level.ERROR)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void aBackupRestoredOverAnEmptyFolderHasMessagesAndPins() throws IOException {
        long id = leave("101", 9, 1);
        housekeeping.run();
        leave("101", 1, 2);
        Path backup = backups.resolve(names().get(0));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
                .isEqualTo("rwx------");
        Path restored = TestCenter.newFolder();
        try (Stream<Path> files = Files.walk(backup)) {
            for (Path file : files.skip(1).toList()) {
                Files.copy(file, restored.resolve(backup.relativize(file)));
            }
        }
        try (MessageCenter other = MessageCenter.open(TestCenter.config(restored))) {
            assertThat(other.mailboxes().counts("101").newMessages()).isEqualTo(1);
            assertThat(other.mailboxes().audio("101", id).orElseThrow().ulaw()).isEqualTo(TestCenter.sound(9000, 1));
            assertThat(other.accounts().verifyPin("101", "71015", new PinSource("5550100", "")))
                    .isInstanceOf(LoginResult.Accepted.class);
        }
    }

    @Test
    void onlyTheNewestBackupsStayAndWhatIsNotOneIsLeftAlone() throws IOException {
        Files.createDirectories(backups.resolve("unfinished-2026-02-01T03-30-00/database"));
        Files.createDirectories(backups.resolve("of-the-operator"));
        List<String> made = new ArrayList<>();
        for (int day = 0; day < 4; day++) {
            housekeeping.run();
            made.add(names().get(names().size() - 2));
            CLOCK.forward(Duration.ofDays(1));
        }
        assertThat(names()).containsExactly(made.get(2), made.get(3), "of-the-operator");
        assertThat(errors()).isEmpty();
    }

    @Test
    void aBackupThatFailsIsLoggedAndEarlierOnesAndCallsGoOn() throws IOException {
        housekeeping.run();
        housekeeping.run();
        assertThat(errors()).hasSize(1).first().asString().contains("THE BACKUP FAILED", backups.toString());
        assertThat(names()).hasSize(2).last().asString().startsWith("unfinished-");
        leave("101", 1, 1);
        housekeeping.close();
        keepHouse(HousekeepingConfig.in(data).withBackupsIn(Files.createFile(backups.resolve("a-file")), 1));
        housekeeping.run();
        assertThat(errors()).hasSize(2).last().asString().contains("a-file");
        assertThat(leave("101", 1, 2)).isPositive();
        assertThat(center.ready()).isTrue();
    }

    @Test
    void roomOfDeletedMessagesGoesBackToTheDisk() throws IOException {
        List<Long> messages = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            messages.add(leave("101", 20, i));
        }
        TableCompression compression = new TableCompression(database);
        long full = compression.allocated("AUDIO_CHUNK");
        for (long message : messages.subList(0, 18)) {
            center.mailboxes().delete("101", message);
        }
        assertThat(compression.allocated("AUDIO_CHUNK")).isGreaterThan(full / 2);
        housekeeping.run();
        assertThat(compression.allocated("AUDIO_CHUNK")).isLessThan(full / 4);
        assertThat(center.mailboxes()
                        .audio("101", messages.get(19))
                        .orElseThrow()
                        .ulaw())
                .isEqualTo(TestCenter.sound(20_000, 19));
        assertThat(logged.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(line -> line.contains("KB back"));
    }

    @Test
    void messagesArriveAndGoWhileItRuns() throws Exception {
        ExecutorService callers = Executors.newFixedThreadPool(3);
        CountDownLatch busy = new CountDownLatch(9);
        List<Future<Integer>> results = new ArrayList<>();
        for (String extension : List.of("101", "102", "103")) {
            results.add(callers.submit(() -> {
                for (int i = 0; i < 30; i++) {
                    long id = leave(extension, 5, i);
                    if (i % 3 != 0) {
                        center.mailboxes().delete(extension, id);
                    }
                    busy.countDown();
                }
                return center.mailboxes().counts(extension).newMessages();
            }));
        }
        busy.await();
        housekeeping.run();
        for (Future<Integer> result : results) {
            assertThat(result.get()).isEqualTo(10);
        }
        callers.shutdown();
        assertThat(errors()).isEmpty();
        assertThat(names()).hasSize(1);
    }

    @Test
    void theNextRunIsTheNextNightWhateverTheClocksDo() {
        HousekeepingConfig config = HousekeepingConfig.in(data);
        Housekeeping berlin =
                Housekeeping.start(database, config.withTime(LocalTime.of(2, 30), ZoneId.of("Europe/Berlin")), CLOCK);
        try (berlin) {
            assertThat(berlin.next(Instant.parse("2026-03-27T22:00:00Z"))).isEqualTo("2026-03-28T01:30:00Z");
            assertThat(berlin.next(Instant.parse("2026-03-28T01:30:00Z"))).isEqualTo("2026-03-29T01:30:00Z");
            assertThat(berlin.next(Instant.parse("2026-03-29T01:30:00Z"))).isEqualTo("2026-03-30T00:30:00Z");
            assertThat(berlin.next(Instant.parse("2026-10-25T00:30:00Z"))).isEqualTo("2026-10-26T01:30:00Z");
        }
    }
}
