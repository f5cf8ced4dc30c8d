package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** The disk is full: callers are told, nothing is left half, and all is well when there is room again. */
class FullDiskTest {
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration NEXT_TRIES = Duration.ofSeconds(60);
    private static final int AT_ONCE = 12;
    private static final short[] MESSAGE = Sound.speech(31, 2);

    @TempDir
    Path folder;

    @Test
    @Proves("full-disk")
    void callersAreToldAndAllIsWellAgainAfterwards() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("data"), 100);
                MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(disk.folder());
                Phone phone = Phone.udp(clock, server.sip())) {
            noBeepWithoutRoom(disk, phone);
            noHalfMessage(disk, phone);
            allThatWasConfirmedOrKeptArrives(disk, phone, server);
            assertThat(server.rest("101").messages()).isEmpty();

            try (Caller caller = recording(phone, "3102")) {
                caller.hangsUp();
            }
            isThere(server.rest("102"), 1, SOON);
        }
    }

    private static void noBeepWithoutRoom(SmallDisk disk, Phone phone) throws IOException {
        disk.fill(4 << 20);
        try (Caller caller = new Caller(phone.call("3101"))) {
            caller.hears("deposit/cannot-record");
            caller.isHungUpOn();
        }
        disk.empty();
    }

    private static void noHalfMessage(SmallDisk disk, Phone phone) throws IOException {
        try (Caller caller = new Caller(phone.call("3101"))) {
            caller.presses("#");
            caller.hearsBeep();
            disk.fill(8_192);
            caller.call().say(MESSAGE);
            caller.hears("deposit/cannot-record");
            caller.isHungUpOn();
        }
        disk.empty();
    }

    /** Each is recorded, then the disk is full; the database takes some and then no more. */
    private static void allThatWasConfirmedOrKeptArrives(SmallDisk disk, Phone phone, ServerUnderTest server)
            throws Exception {
        CyclicBarrier allRecorded = new CyclicBarrier(AT_ONCE, () -> {
            try {
                disk.fill(0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        Callable<Boolean> call = () -> {
            try (Caller caller = recording(phone, "3103")) {
                caller.presses("#");
                caller.hears("deposit/options");
                allRecorded.await();
                caller.presses("1");
                caller.isHungUpOn();
                return caller.listensFor("deposit/message-sent", Duration.ZERO).isPresent();
            }
        };
        int confirmed = 0;
        ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            for (Future<Boolean> one : callers.invokeAll(
                    IntStream.range(0, AT_ONCE).mapToObj(i -> call).toList())) {
                confirmed += one.get() ? 1 : 0;
            }
        } finally {
            callers.shutdownNow();
        }
        assertThat(confirmed).as("confirmed on a full disk").isLessThan(AT_ONCE);
        assertThat(server.get("/health").statusCode()).isEqualTo(503);
        disk.empty();
        Eventually.get(
                "the database to work again",
                NEXT_TRIES,
                () -> server.get("/health").statusCode(),
                status -> status == 200);
        isThere(server.rest("103"), AT_ONCE, NEXT_TRIES);
    }

    private static Caller recording(Phone phone, String number) throws IOException {
        Caller caller = new Caller(phone.call(number));
        caller.presses("#");
        caller.hearsBeep();
        caller.says(MESSAGE);
        return caller;
    }

    private static void isThere(Rest mailbox, int count, Duration patience) throws IOException {
        List<Rest.Message> messages = mailbox.awaitMessages(count, patience);
        assertThat(messages).hasSize(count);
        for (Rest.Message message : messages) {
            assertThat(Correlation.of(MESSAGE, mailbox.audio(message.id())).match())
                    .isGreaterThan(0.95);
        }
    }
}
