package org.parley.gateway.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.browser.platform.RecordingRequest;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.Proves;

/**
 * Deposits on a disk that forgets what was not forced, the power going at any moment. The same stories fail when one kind of
 * force is left out: so they would tell.
 */
class PowerLossTest {
    private static final int SECOND = 8_000;

    /** What a disk ignores. */
    private enum Force {
        AUDIO,
        SIDECAR,
        NAMES
    }

    /** A disk on which one kind of force does nothing. */
    private record Careless(ForgetfulStorage disk, Optional<Force> ignored) implements SpoolStorage {
        private boolean ignores(Force force) {
            return ignored.filter(force::equals).isPresent();
        }

        @Override
        public SpoolFile create(String name) throws IOException {
            SpoolFile file = disk.create(name);
            boolean ignores = ignores(name.endsWith(".json") ? Force.SIDECAR : Force.AUDIO);
            return new SpoolFile() {
                @Override
                public void write(ByteBuffer bytes) throws IOException {
                    file.write(bytes);
                }

                @Override
                public void truncate(long bytes) throws IOException {
                    file.truncate(bytes);
                }

                @Override
                public void force() throws IOException {
                    if (!ignores) {
                        file.force();
                    }
                }

                @Override
                public void close() throws IOException {
                    file.close();
                }
            };
        }

        @Override
        public List<String> list() {
            return disk.list();
        }

        @Override
        public long size(String name) throws IOException {
            return disk.size(name);
        }

        @Override
        public InputStream open(String name) throws IOException {
            return disk.open(name);
        }

        @Override
        public void delete(String name) {
            disk.delete(name);
        }

        @Override
        public void forceNames() {
            if (!ignores(Force.NAMES)) {
                disk.forceNames();
            }
        }
    }

    @Test
    @Proves("forgetful-disk")
    void whatWasSaidIsDeliveredWheneverThePowerGoes() throws Exception {
        allStories(Optional.empty());
    }

    @ParameterizedTest
    @EnumSource(Force.class)
    @Proves("forgetful-disk")
    void withoutAForceTheStoriesFail(Force ignored) {
        assertThatThrownBy(() -> allStories(Optional.of(ignored))).isInstanceOf(AssertionError.class);
    }

    private static void allStories(Optional<Force> ignored) throws Exception {
        whoHangsUpWhenTheWebappIsDown(new Careless(new ForgetfulStorage(), ignored));
        whoStillSpeaks(new Careless(new ForgetfulStorage(), ignored));
    }

    /** Two seconds are said, the caller is gone, nobody takes the recording; then the power goes. */
    private static void whoHangsUpWhenTheWebappIsDown(Careless storage) throws Exception {
        try (DepositServer webapp = new DepositServer();
                SystemClock clock = new SystemClock();
                SpoolWriter writer = new SpoolWriter("spool-writer", clock);
                SpoolDelivery delivery = delivery(storage, webapp)) {
            SpoolEntry entry = begin(new Spool(storage, webapp::origin, delivery), webapp);
            writer.add(entry, said(2 * SECOND), failure -> {});
            writer.finish(entry, () -> {});
            writer.close();
            ForgetfulStorage left = storage.disk().afterPowerLoss();
            deliver(left, webapp);
            assertThat(webapp.deposits()).hasSize(1);
            assertThat(webapp.deposits().get(0).audio()).hasSize(2 * SECOND);
            deliver(left, webapp);
            assertThat(webapp.deposits()).as("after one more start").hasSize(1);
        }
    }

    /** Somebody speaks; a second later the power goes. Half a second at the end may be lost. */
    private static void whoStillSpeaks(Careless storage) throws Exception {
        try (DepositServer webapp = new DepositServer();
                SystemClock clock = new SystemClock();
                SpoolWriter writer = new SpoolWriter("spool-writer", clock);
                SpoolDelivery delivery = delivery(storage, webapp)) {
            SpoolEntry entry = begin(new Spool(storage, webapp::origin, delivery), webapp);
            writer.add(entry, said(SECOND), failure -> {});
            await(() -> storage.disk().afterPowerLoss().list().stream()
                    .anyMatch(name -> storage.disk().journal().contains("force " + name.substring(name.indexOf('.')))
                            && !name.endsWith(".json")));
            ForgetfulStorage left = storage.disk().afterPowerLoss();
            deliver(left, webapp);
            assertThat(webapp.deposits()).hasSize(1);
            assertThat(webapp.deposits().get(0).audio()).hasSize(SECOND);
        }
    }

    private static SpoolEntry begin(Spool spool, DepositServer webapp) throws IOException {
        RecordingRequest request = new RecordingRequest(
                "audio/basic",
                true,
                Duration.ofMinutes(1),
                Optional.of(webapp.origin().resolve("/gateway/deposits/1")));
        return spool.begin(request, "call-1", Instant.EPOCH);
    }

    private static SpoolDelivery delivery(SpoolStorage storage, DepositServer webapp) {
        return new SpoolDelivery(storage, webapp::origin, () -> "secret", Duration.ofMillis(5), Duration.ofMillis(20));
    }

    /** The next start. */
    private static void deliver(SpoolStorage left, DepositServer webapp) throws IOException {
        try (SpoolDelivery delivery = delivery(left, webapp)) {
            Spool spool = new Spool(left, webapp::origin, delivery);
            spool.recover();
            await(() -> spool.backlog() == 0);
        }
    }

    /** So many bytes, all at once. */
    private static AudioSource said(int bytes) {
        byte[] audio = new byte[bytes];
        Arrays.fill(audio, (byte) 0x55);
        ByteBuffer rest = ByteBuffer.wrap(audio);
        return target -> {
            int moved = Math.min(rest.remaining(), target.remaining());
            target.put(target.position(), rest.array(), rest.position(), moved);
            target.position(target.position() + moved);
            rest.position(rest.position() + moved);
            return moved;
        };
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 10 s").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
