package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.system.ServerUnderTest;

/** SIPp calls the message center and hangs up at once, faster and faster, until calls fail or SIPp cannot keep its rate. */
@Tag("load")
@Order(3)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class SetUpsTest {
    private static final Path SCENARIO = ServerUnderTest.HOME.resolve("tests/src/test/sipp/hear-and-hang-up.xml");
    private static final List<Integer> RATES = List.of(100, 200, 300, 400, 500, 600, 700);
    private static final int MUST = 200;
    private static final int SECONDS = 8;

    @TempDir
    Path folder;

    @Test
    void setUpsPerSecond(LoadTable table) throws Exception {
        boolean installed = Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "sipp")));
        assumeTrue(installed, "SIPp is not installed (Debian: sip-tester)");
        Path scenario = folder.resolve("set-up.xml");
        Files.writeString(scenario, Files.readString(SCENARIO).replaceAll("<pause [^>]*/>", ""));
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            keepsRate(server, scenario, 50, 2 * SECONDS);
            keepsRate(server, scenario, 100, SECONDS);
            int best = 0;
            for (int rate : RATES) {
                if (!keepsRate(server, scenario, rate, SECONDS)) {
                    break;
                }
                best = rate;
            }
            table.row(
                    Goal.atLeast("call set-ups per second, each with its two documents", MUST, 500),
                    "SIPp; " + SECONDS + " s without a failed call, with SIPp on the same cores",
                    best);
            assertThat(best).isGreaterThanOrEqualTo(MUST);
        }
    }

    /** Whether all calls succeed at this rate, and in the time that they should take. */
    private boolean keepsRate(ServerUnderTest server, Path scenario, int rate, int seconds)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        Process sipp = new ProcessBuilder(
                        "sipp",
                        "127.0.0.1:" + server.sip().getPort(),
                        "-sf",
                        scenario.toString(),
                        "-s",
                        "404",
                        "-i",
                        "127.0.0.1",
                        "-m",
                        Integer.toString(rate * seconds),
                        "-r",
                        Integer.toString(rate),
                        "-timeout",
                        (seconds + 20) + "s",
                        "-timeout_error",
                        "-nostdin")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp-" + rate + ".out").toFile())
                .start();
        boolean succeeded = sipp.waitFor() == 0;
        double took = (System.nanoTime() - begin) / 1e9;
        return succeeded && took < seconds + 1.5;
    }
}
