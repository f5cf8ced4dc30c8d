package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.system.ServerUnderTest;

/**
 * Many deposits while the server is killed: {@code mvn verify -Pload -Dtest=KillsTest -Ddeposits=10000 -Dkills=30}. Without
 * these properties a tenth of it; with {@code -Dminutes=N} no longer than that.
 */
@Tag("load")
@Order(6)
@Timeout(value = 90, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class KillsTest {
    private static final Duration LATEST = Duration.ofSeconds(10);
    private static final int CALLERS = Integer.getInteger("callers", 40);

    @Test
    @Proves("kills")
    void whatCallersCountOnIsThereOnce(@TempDir Path folder, LoadTable table) throws Exception {
        int deposits = Integer.getInteger("deposits", 1_000);
        int kills = Integer.getInteger("kills", 5);
        long seed = Long.getLong("seed", System.nanoTime());
        long begin = System.nanoTime();
        try (MediaClock clock = new MediaClock();
                ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), DepositsUnderKills.settings())) {
            DepositsUnderKills.Outcome outcome = new DepositsUnderKills(server, clock, deposits, kills, LATEST, seed)
                    .run(CALLERS, Duration.ofMinutes(Integer.getInteger("minutes", 80)));
            double minutes = (System.nanoTime() - begin) / 60e9;
            Stored stored = Stored.in(server.data());
            var broken = stored.broken(outcome.promised());
            int whole = outcome.promised().size() - broken.size();
            table.row(
                    Goal.atLeast(
                            "deposits that are there once, of " + deposits + " or more under kills",
                            deposits,
                            deposits),
                    String.format(
                            Locale.ROOT,
                            "%d confirmed or hung up, %d callers met a dead server, killed %d times, %d at once,"
                                    + " %.0f minutes, %d messages in all, %d deposits never ended, seed %d",
                            outcome.promised().size(),
                            outcome.met(),
                            outcome.deaths(),
                            CALLERS,
                            minutes,
                            stored.messages(),
                            stored.open(),
                            seed),
                    whole);
            assertThat(broken).as("seed %d", seed).isEmpty();
            assertThat(outcome.errors()).isEmpty();
        }
    }
}
