package org.parley.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.Proves;

class SpoolTest {
    private final ForgetfulStorage storage = new ForgetfulStorage();
    private DepositServer webapp;
    private SpoolDelivery delivery;

    @BeforeEach
    void start() throws IOException {
        webapp = new DepositServer();
    }

    @AfterEach
    void stop() {
        if (delivery != null) {
            delivery.close();
        }
        webapp.close();
    }

    private Spool spool(SpoolStorage on) {
        delivery = new SpoolDelivery(on, webapp::origin, () -> "secret", Duration.ofMillis(5), Duration.ofMillis(20));
        return new Spool(on, webapp::origin, delivery);
    }

    private RecordingRequest request(URI recover) {
        return new RecordingRequest("audio/basic", true, Duration.ofMinutes(1), Optional.ofNullable(recover));
    }

    private SpoolEntry record(Spool spool, URI recover, int bytes) throws IOException {
        SpoolEntry entry = spool.begin(request(recover), "call-1", Instant.EPOCH);
        entry.write(ByteBuffer.wrap(new byte[bytes]));
        return entry;
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 10 s").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    void theSidecarIsDurableBeforeTheBeep() throws IOException {
        spool(storage).begin(request(webapp.origin().resolve("/gateway/deposits/1")), "call-1", Instant.EPOCH);
        assertThat(storage.journal()).containsExactly("force .json", "force names");
        assertThat(storage.afterPowerLoss().list()).hasSize(2);
    }

    @Test
    void onlyWhatWasForcedSurvivesThePowerAndIsDeliveredOnce() throws IOException {
        SpoolEntry entry = record(spool(storage), webapp.origin().resolve("/gateway/deposits/1"), 800);
        entry.force();
        entry.write(ByteBuffer.wrap(new byte[400]));
        ForgetfulStorage left = storage.afterPowerLoss();
        spool(left).recover();
        await(() -> left.list().isEmpty());
        assertThat(webapp.deposits()).hasSize(1);
        DepositServer.Deposit deposit = webapp.deposits().get(0);
        assertThat(deposit.path()).isEqualTo("/gateway/deposits/1");
        assertThat(deposit.type()).isEqualTo("audio/basic");
        assertThat(deposit.authorization()).isEqualTo("Bearer secret");
        assertThat(deposit.audio()).hasSize(800);
        spool(left).recover();
        assertThat(webapp.deposits()).hasSize(1);
    }

    @Test
    void aRecordingWithoutRecoveryAddressDoesNotSurvive() throws IOException {
        record(spool(storage), null, 800);
        spool(storage).recover();
        assertThat(storage.list()).isEmpty();
    }

    @Test
    void anEmptyRecordingIsDiscarded() throws IOException {
        record(spool(storage), webapp.origin().resolve("/gateway/deposits/1"), 0);
        spool(storage).recover();
        assertThat(storage.list()).isEmpty();
        assertThat(webapp.deposits()).isEmpty();
    }

    @Test
    @Proves("never-recorded")
    void theOldestIsTheOneThatWaitsLongestAndMustSurvive() throws IOException {
        Spool spool = spool(storage);
        assertThat(spool.oldest()).isEmpty();
        URI recover = webapp.origin().resolve("/gateway/deposits/1");
        spool.begin(request(recover), "call-1", Instant.ofEpochMilli(3_000));
        SpoolEntry oldest = spool.begin(request(recover), "call-2", Instant.ofEpochMilli(2_000));
        spool.begin(request(null), "call-3", Instant.ofEpochMilli(1_000));
        assertThat(spool.oldest()).contains(Instant.ofEpochMilli(2_000));
        spool.discard(oldest);
        assertThat(spool.oldest()).contains(Instant.ofEpochMilli(3_000));
    }

    @Test
    void aTornSidecarIsDiscarded() throws IOException {
        try (SpoolStorage.SpoolFile file = storage.create("1-a.json")) {
            file.write(ByteBuffer.wrap("{\"recover\":\"/gat".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
        spool(storage).recover();
        assertThat(storage.list()).isEmpty();
    }

    @Test
    void theWebappMayComeBackOnAnotherPort() throws IOException {
        record(spool(storage), webapp.origin().resolve("/gateway/deposits/9?x=1"), 160);
        try (DepositServer moved = new DepositServer()) {
            delivery = new SpoolDelivery(
                    storage, moved::origin, () -> "secret", Duration.ofMillis(5), Duration.ofMillis(20));
            new Spool(storage, moved::origin, delivery).recover();
            await(() -> storage.list().isEmpty());
            assertThat(moved.deposits())
                    .extracting(DepositServer.Deposit::path)
                    .containsExactly("/gateway/deposits/9?x=1");
        }
    }

    @Test
    void aForeignAddressDoesNotGetTheKey() throws IOException {
        try (DepositServer foreign = new DepositServer()) {
            Spool spool = spool(storage);
            SpoolEntry entry = record(spool, foreign.origin().resolve("/d"), 160);
            spool.finished(entry, "audio/basic").release();
            await(() -> storage.list().isEmpty());
            assertThat(foreign.deposits().get(0).authorization()).isNull();
        }
    }

    @Test
    void deliveryIsRepeatedUntilTheWebappTakesIt() throws IOException {
        webapp.answer(503, 500, 401);
        Spool spool = spool(storage);
        SpoolEntry entry = record(spool, webapp.origin().resolve("/gateway/deposits/2"), 160);
        spool.finished(entry, "audio/basic").release();
        await(() -> storage.list().isEmpty());
        assertThat(webapp.deposits()).hasSize(4);
        assertThat(spool.backlog()).isZero();
    }

    @Test
    void whenOneGotThroughTheOthersDoNotWait() throws IOException {
        webapp.answer(503, 503);
        delivery = new SpoolDelivery(storage, webapp::origin, () -> "secret", Duration.ofHours(1), Duration.ofHours(2));
        Spool spool = new Spool(storage, webapp::origin, delivery);
        for (int i = 0; i < 3; i++) {
            spool.finished(record(spool, webapp.origin().resolve("/gateway/deposits/" + i), 160), "audio/basic")
                    .release();
        }
        await(() -> storage.list().isEmpty());
        assertThat(webapp.deposits()).hasSize(5);
        assertThat(spool.backlog()).isZero();
    }

    @Test
    void goneAndUnknownAreFinal() throws IOException {
        webapp.answer(410, 404);
        Spool spool = spool(storage);
        for (int i = 0; i < 2; i++) {
            spool.finished(record(spool, webapp.origin().resolve("/gateway/deposits/2"), 160), "audio/basic")
                    .release();
        }
        await(() -> storage.list().isEmpty());
        assertThat(webapp.deposits()).hasSize(2);
    }

    @Test
    void aSubmittedRecordingLeavesNothing() throws IOException {
        Spool spool = spool(storage);
        Recording recording = spool.finished(record(spool, webapp.origin().resolve("/d"), 160), "audio/basic");
        recording.submitted();
        assertThat(storage.list()).isEmpty();
        recording.release();
        assertThat(spool.backlog()).isZero();
    }

    @Test
    void aFullDiskIsSaidBeforeTheBeepAndLeavesNoRest() {
        storage.leaveRoom(10);
        assertThatThrownBy(() -> record(spool(storage), webapp.origin().resolve("/d"), 160))
                .isInstanceOf(IOException.class);
        assertThat(storage.list()).isEmpty();
    }

    @Test
    void asAWaveFileItHasAHeader() throws IOException {
        Spool spool = spool(storage);
        Recording recording = spool.finished(record(spool, null, 8000), "audio/x-wav");
        byte[] bytes = recording.open().readAllBytes();
        assertThat(bytes).hasSize((int) recording.size());
        assertThat(recording.duration()).isEqualTo(Duration.ofSeconds(1));
        assertThat(org.parley.gateway.audio.WaveFile.read(bytes).telephony()).hasSize(8000);
    }
}
