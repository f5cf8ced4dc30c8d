package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.Rest;
import org.parley.tests.system.ServerUnderTest;

/** Four hundred leave a message at once, twice; the server is killed and all must still be there, each as it was said. */
@Tag("load")
@Order(5)
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class DepositsTest {
    private static final int CALLERS = 400;
    private static final int ROUNDS = 2;
    private static final int PER_SECOND = 50;
    private static final double SECONDS = 10;
    private static final int MAILBOXES = 10;

    @Test
    void everyMessageIsWholeAndDurable(@TempDir Path folder, LoadTable table) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            GeneratorRun.of("deposit", server.sip().getPort(), 20, 5, 2.0);
            Eventually.get("the first messages", Duration.ofSeconds(10), () -> count(server), all -> all == 20);
            for (int box = 0; box < MAILBOXES; box++) {
                rest(server, box).clear();
            }
            StringBuilder remark = new StringBuilder();
            for (int round = 1; round <= ROUNDS; round++) {
                GeneratorRun run = GeneratorRun.of("deposit", server.sip().getPort(), CALLERS, PER_SECOND, SECONDS);
                remark.append(String.format(
                        Locale.ROOT,
                        "%s%.0f of %d left one, prompts %.0f ms late at worst; ",
                        run.remark(),
                        run.get("done"),
                        CALLERS,
                        run.get("stream.latest")));
                int wanted = round * CALLERS;
                Eventually.get(
                        "all messages of round " + round,
                        Duration.ofSeconds(20),
                        () -> count(server),
                        all -> all >= wanted);
            }
            server.kill();
            server.launch();
            Stored stored = Stored.of(server);
            table.row(
                    Goal.atLeast("recordings whole and durable of 400 deposits at once, twice", 800, 800),
                    remark + "compared sample by sample after kill -9; the latest began " + stored.mostBefore() / 8
                            + " ms before the caller heard the beep's end",
                    stored.whole());
            assertThat(stored.whole()).isEqualTo(ROUNDS * CALLERS);
        }
    }

    private static Rest rest(ServerUnderTest server, int box) {
        return server.rest(Generator.mailbox(box));
    }

    private static int count(ServerUnderTest server) throws Exception {
        int all = 0;
        for (int box = 0; box < MAILBOXES; box++) {
            all += rest(server, box).messages().size();
        }
        return all;
    }

    /**
     * What is in the mailboxes.
     *
     * @param whole messages that are what their caller said, at most {@link #ROUNDS} of each
     * @param mostBefore samples that the worst of them holds before
     */
    private record Stored(int whole, int mostBefore) {
        static Stored of(ServerUnderTest server) throws Exception {
            Map<Integer, Integer> byCaller = new HashMap<>();
            int mostBefore = 0;
            for (int box = 0; box < MAILBOXES; box++) {
                Rest rest = rest(server, box);
                for (Rest.Message message : rest.messages()) {
                    int caller = Integer.parseInt(message.fromNumber().substring(3)) - 1_000;
                    int before = Generator.before(Generator.message(caller, SECONDS), rest.audio(message.id()));
                    mostBefore = Math.max(mostBefore, before);
                    byCaller.merge(caller, before < 0 ? 0 : 1, Integer::sum);
                }
            }
            int whole = byCaller.values().stream()
                    .mapToInt(count -> Math.min(ROUNDS, count))
                    .sum();
            return new Stored(whole, mostBefore);
        }
    }
}
