package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.load.Sipp.Run;
import org.parley.tests.system.ServerUnderTest;

/**
 * SIPp calls the message center and hangs up at once: a minute at the rate that must be kept, then faster and faster until
 * calls fail or SIPp cannot keep its rate.
 */
@Tag("load")
@Order(3)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class SetUpsTest {
    private static final Path SCENARIOS = ServerUnderTest.HOME.resolve("tests/src/test/sipp");
    private static final List<Integer> RATES = List.of(300, 400, 500, 600, 700);
    private static final int MUST = 200;
    private static final int SECONDS = 8;
    private static final int MINUTE = 60;

    @TempDir
    Path folder;

    @BeforeEach
    void installed() {
        assumeTrue(Sipp.isInstalled(), "SIPp is not installed (Debian: sip-tester)");
    }

    @Test
    void setUpsPerSecond(LoadTable table) throws Exception {
        Path scenario = folder.resolve("set-up.xml");
        String hearing = Files.readString(SCENARIOS.resolve("hear-and-hang-up.xml"));
        Files.writeString(scenario, hearing.replaceAll("<pause [^>]*/>", ""));
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            Sipp sipp = new Sipp(server.sip(), folder);
            call(sipp, scenario, 50, 2 * SECONDS);
            call(sipp, scenario, 100, 2 * SECONDS);
            Run minute = call(sipp, scenario, MUST, MINUTE);
            table.row(
                    Goal.atMost("failed or repeated in a minute of " + MUST + " set-ups per second", 0, 0),
                    minute.successful() + " calls by SIPp: " + minute.failed() + " failed, " + minute.retransmissions()
                            + " requests sent again",
                    minute.failed() + minute.retransmissions());
            int best = minute.succeeded() ? MUST : 0;
            for (int rate : RATES) {
                if (best == 0 || !inTime(call(sipp, scenario, rate, SECONDS), SECONDS)) {
                    break;
                }
                best = rate;
            }
            table.row(
                    Goal.atLeast("call set-ups per second, each with its two documents", MUST, 500),
                    "SIPp; " + SECONDS + " s without a failed call, with SIPp on the same cores",
                    best);
            assertThat(minute.failed()).isZero();
            assertThat(best).isGreaterThanOrEqualTo(MUST);
        }
    }

    private static Run call(Sipp sipp, Path scenario, int rate, int seconds) throws IOException, InterruptedException {
        return sipp.run(scenario, rate, seconds, "-s", "404");
    }

    private static boolean inTime(Run run, int seconds) {
        return run.succeeded() && run.seconds() < seconds + 1.5;
    }
}
