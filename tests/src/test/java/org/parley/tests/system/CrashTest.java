package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.load.DepositsUnderKills;
import org.parley.tests.load.Stored;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** Servers that die in the middle of things. */
class CrashTest {
    private static final int CALLERS = 8;
    private static final int MESSAGES = 40;
    private static final int KILLS = 2;

    @TempDir
    Path folder;

    /** The short run of {@code KillsTest}. */
    @Test
    @Proves({"kills", "crash"})
    void whatCallersCountOnIsThereOnceHoweverOftenTheServerIsKilled() throws Exception {
        long seed = System.nanoTime();
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), DepositsUnderKills.settings())) {
            var outcome =
                    new DepositsUnderKills(server, clock, MESSAGES, KILLS, Duration.ofSeconds(4), seed).run(CALLERS, Duration.ofMinutes(3));
            assertThat(Stored.in(server.data()).broken(outcome.promised()))
                    .as("seed %d, %s", seed, outcome)
                    .isEmpty();
            assertThat(outcome.errors()).as("seed %d", seed).isEmpty();
            assertThat(outcome.deaths()).isGreaterThanOrEqualTo(KILLS);
        }
    }

    @Test
    @Proves("crash")
    void aRecordingInProgressIsDeliveredOnceAfterTheNextStart() throws Exception {
        short[] message = Sound.speech(14, 4);
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            Rest mailbox = server.rest("101");
            try (Phone phone = Phone.udp(clock, server.sip())) {
                Caller caller = new Caller(phone.call("3101"));
                caller.hears("deposit/you-have-reached");
                caller.presses("#");
                caller.hearsBeep();
                caller.says(message);
                server.kill();
                caller.call().abandon();
            }
            server.launch();
            Rest.Message delivered =
                    mailbox.awaitMessages(1, Duration.ofSeconds(20)).get(0);
            assertThat(delivered.durationMs()).isBetween(3_000, 4_300);
            short[] first = Arrays.copyOf(message, 8_000 * 3);
            assertThat(Correlation.of(first, mailbox.audio(delivered.id())).match())
                    .isGreaterThan(0.95);

            assertThat(server.stop()).as("exit status after SIGTERM").isIn(0, 143);
            server.launch();
            assertThat(mailbox.messages()).hasSize(1);
            assertThat(Files.readString(folder.resolve("data.out"))).doesNotContain("Exception in thread");
        }
    }
}
