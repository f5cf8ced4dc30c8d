package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
 * SIPp registers ten telephones over and over: is asked, proves, is told of its messages. It knows MD5 only, and stops at a
 * challenge for anything else. Faster and faster, until one fails or is not answered in time.
 */
@Tag("load")
@Order(4)
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class RegistrationsTest {
    private static final Path SCENARIO = ServerUnderTest.HOME.resolve("tests/src/test/sipp/register.xml");
    private static final List<Integer> RATES = List.of(200, 400, 600, 800, 1_000, 1_500);
    private static final int MUST = 200;
    private static final int SECONDS = 8;

    @Test
    void registrationsPerSecond(@TempDir Path folder, LoadTable table) throws Exception {
        assumeTrue(Sipp.isInstalled(), "SIPp is not installed (Debian: sip-tester)");
        String users = IntStream.range(100, 110)
                .mapToObj(user -> user + ";[authentication username=" + user + " password=sip-" + user + "]")
                .collect(Collectors.joining("\n", "SEQUENTIAL\n", "\n"));
        Path proofs = Files.writeString(folder.resolve("users.csv"), users);
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), "sip.digest = [MD5]")) {
            Sipp sipp = new Sipp(server.sip(), folder);
            int best = 0;
            for (int rate : RATES) {
                Run run = sipp.run(SCENARIO, rate, SECONDS, "-inf", proofs.toString(), "-oocsn", "ooc_default");
                if (!run.succeeded() || run.retransmissions() > 0 || run.seconds() > SECONDS + 1.5) {
                    break;
                }
                best = rate;
            }
            table.row(
                    Goal.atLeast(
                            "registrations per second, each challenged, proved and told of its messages", MUST, 500),
                    "SIPp; " + SECONDS + " s without a failure or a request sent again, with SIPp on the same cores",
                    best);
            assertThat(best).isGreaterThanOrEqualTo(MUST);
        }
    }
}
