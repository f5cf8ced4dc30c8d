package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.system.ServerUnderTest;

/** Conferences in which everybody talks all the time: is every stream whole and in time, and what does it cost? */
@Tag("load")
@Order(3)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class ConferencesTest {
    private static final int PER_SECOND = 40;
    private static final int SECONDS = 10;

    @Test
    @Proves("mixing-load")
    void conferencesOfTwenty(@TempDir Path folder, LoadTable table) throws Exception {
        try (ServerUnderTest server = server(folder, 20, 20)) {
            confer(server, 5, 20);
            GeneratorRun ten = confer(server, 10, 20);
            GeneratorRun twenty = confer(server, 20, 20);
            table.row(
                    Goal.atLeast("conferences of 20, everybody talks, all streams in time", 10, 20),
                    streams(ten) + "; " + streams(twenty),
                    inTime(twenty, 400) ? 20 : inTime(ten, 200) ? 10 : 0);
            table.row(
                    Goal.atMost("processor per 100 conference parties, % of one core", 30, 15),
                    String.format(Locale.ROOT, "in 20 conferences; in 10: %.1f", ten.get("processor") / 2),
                    twenty.get("processor") / 4);
            assumeTrue(ten.isValid(), "void: the generator was late");
            assertThat(inTime(ten, 200)).as("ten conferences in time").isTrue();
        }
    }

    @Test
    @Proves("mixing-load")
    void oneOfTwoHundred(@TempDir Path folder, LoadTable table) throws Exception {
        try (ServerUnderTest server = server(folder, 1, 200)) {
            confer(server, 1, 50);
            GeneratorRun run = confer(server, 1, 200);
            table.row(
                    Goal.atLeast("parties of one conference, everybody talks, all streams in time", 200, 200),
                    streams(run),
                    inTime(run, 200) ? 200 : 0);
            assumeTrue(run.isValid(), "void: the generator was late");
            assertThat(inTime(run, 200)).as("200 in one conference in time").isTrue();
        }
    }

    private static ServerUnderTest server(Path folder, int conferences, int seats) throws Exception {
        String ids = IntStream.range(Conferring.FIRST, Conferring.FIRST + conferences)
                .mapToObj(id -> "conference.unscheduled.\"" + id + "\" = \"" + id + "\"")
                .collect(Collectors.joining(", "));
        return ServerUnderTest.start(folder.resolve("data"), ids + ", conference.seats = " + seats);
    }

    private static GeneratorRun confer(ServerUnderTest server, int conferences, int parties) throws Exception {
        return GeneratorRun.of(
                "confer", server.sip().getPort(), conferences * parties, PER_SECOND, SECONDS, parties, server.pid());
    }

    private static boolean inTime(GeneratorRun run, int calls) {
        return run.isValid() && run.get("steady") == calls && run.get("gaps") == 0;
    }

    private static String streams(GeneratorRun run) {
        return run.remark()
                + String.format(
                        Locale.ROOT,
                        "%.0f there, %.0f steady, worst stream's p99 %.0f ms and worst packet %.0f ms late",
                        run.get("there"),
                        run.get("steady"),
                        run.get("stream.late.p99"),
                        run.get("stream.latest"));
    }
}
