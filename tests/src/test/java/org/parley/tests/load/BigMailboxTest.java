package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;
import org.parley.tests.system.Caller;
import org.parley.tests.system.ServerUnderTest;
import org.parley.webapp.MessageCenterConfig;
import org.parley.webapp.store.Database;

/**
 * Logging in to a mailbox with ten thousand messages beside one with ten, and to a server with a hundred thousand mailboxes
 * beside one with ten: one call each at once, on the same machine in the same minutes.
 */
@Tag("load")
@Order(7)
@Timeout(value = 30, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class BigMailboxTest {
    private static final int MANY_MESSAGES = 10_000;
    private static final int MANY_MAILBOXES = 100_000;
    private static final int UNCOUNTED = 15;
    private static final int LOGINS = Integer.getInteger("logins", 40);
    private static final String BIG = "101";
    private static final String SMALL = "102";

    private final AtomicInteger missed = new AtomicInteger();

    private record Waits(List<Double> announcement, List<Double> message) {
        Waits() {
            this(new ArrayList<>(), new ArrayList<>());
        }

        double announced() {
            return Figures.percentile(announcement, 0.5);
        }

        double played() {
            return Figures.percentile(message, 0.5);
        }

        String text() {
            return String.format(
                    Locale.ROOT,
                    "last digit → announcement %.1f / %.1f ms, key 1 → first audio %.1f / %.1f ms (median / worst)",
                    announced(),
                    Figures.percentile(announcement, 1),
                    played(),
                    Figures.percentile(message, 1));
        }
    }

    @Test
    @Proves("big-mailbox")
    void aFullHouseIsAsFastAsAnEmptyOne(@TempDir Path folder, LoadTable table) throws Exception {
        try (MediaClock clock = new MediaClock();
                ServerUnderTest few = prepared(clock, folder.resolve("few"), 0);
                ServerUnderTest many = prepared(clock, folder.resolve("many"), MANY_MAILBOXES)) {
            ExecutorService callers = Executors.newFixedThreadPool(3);
            Waits big = new Waits();
            Waits small = new Waits();
            Waits crowded = new Waits();
            for (int i = -UNCOUNTED; i < LOGINS; i++) {
                boolean counts = i >= 0;
                List<Callable<Void>> three = List.of(
                        () -> login(clock, few, BIG, counts ? big : new Waits()),
                        () -> login(clock, few, SMALL, counts ? small : new Waits()),
                        () -> login(clock, many, SMALL, counts ? crowded : new Waits()));
                for (Future<Void> one : callers.invokeAll(three)) {
                    one.get();
                }
            }
            callers.shutdown();
            table.note(missed + " of " + 3 * (LOGINS + UNCOUNTED) + " times the first message was not heard whole");
            assertThat(missed.get()).isLessThan(LOGINS / 5 + 1);
            table.note("mailbox with 10 messages: " + small.text());
            table.note("mailbox with 10,000 messages: " + big.text());
            table.note("mailbox with 10 messages among 100,000 mailboxes: " + crowded.text());
            ratio(table, "10,000 messages to 10, login", big.announced(), small.announced());
            ratio(table, "10,000 messages to 10, first message", big.played(), small.played());
            ratio(table, "100,000 mailboxes to 10, login", crowded.announced(), small.announced());
        }
    }

    private static void ratio(LoadTable table, String what, double one, double other) {
        table.row(
                Goal.atMost("ratio of medians, " + what, 1.5, 1.1),
                String.format(Locale.ROOT, "%.1f ms to %.1f ms", one, other),
                Math.round(100 * one / other) / 100.0);
    }

    /** A server that is up, with ten messages in one mailbox and ten thousand in another. */
    private static ServerUnderTest prepared(MediaClock clock, Path data, int mailboxes) throws Exception {
        ServerUnderTest server = ServerUnderTest.start(data, "voicemail.max-messages = 100000");
        for (String extension : List.of(BIG, SMALL)) {
            try (Phone phone = Phone.udp(clock, server.sip());
                    Caller caller = new Caller(phone.call("3" + extension))) {
                caller.presses("#");
                caller.hearsBeep();
                caller.says(Sound.speech(71, 2));
                caller.hangsUp();
            }
            server.rest(extension).awaitMessages(1, Duration.ofSeconds(20));
        }
        server.stop();
        try (Database database = Database.open(MessageCenterConfig.in(data).database())) {
            FullHouse house = new FullHouse(database);
            house.repeatTheMessageOf(BIG, MANY_MESSAGES - 1);
            house.repeatTheMessageOf(SMALL, 9);
            house.addMailboxes(mailboxes);
        }
        server.launch();
        assertThat(server.rest(BIG).messages()).hasSizeGreaterThan(10);
        return server;
    }

    private Void login(MediaClock clock, ServerUnderTest server, String extension, Waits waits) throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("6" + extension))) {
            caller.hears("center/enter-pin");
            long pin = caller.presses("7" + extension + "5#");
            Found announcement = caller.hears("center/you-have");
            long key = caller.presses("1");
            Optional<Found> message = caller.listensFor("center/message-from", Duration.ofSeconds(8));
            waits.announcement().add((caller.heard().arrival(announcement.start()) - pin) / 1e6);
            if (message.isPresent()) {
                waits.message().add((caller.heard().arrival(message.get().start()) - key) / 1e6);
            } else {
                missed.incrementAndGet();
            }
            return null;
        }
    }
}
