package org.parley.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.load.LoadTable.Goal;
import org.parley.tests.system.Eventually;
import org.parley.tests.system.ServerUnderTest;

/** Calls that hear prompts at once and talk all the time: is every stream whole and in time, and what does it cost? */
@Tag("load")
@Order(2)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
@ExtendWith(LoadTable.Given.class)
class ListenersTest {
    private static final int MUST = 400;
    private static final int AIM = 1_000;
    private static final int PER_SECOND = 50;
    private static final int SECONDS = 10;
    private static final Path PROMPT = ServerUnderTest.HOME.resolve("prompts/en-US/center/enter-extension.wav");

    @Test
    void callersHearPromptsInTime(@TempDir Path folder, LoadTable table) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            listen(server, 100);
            GeneratorRun four = listen(server, MUST);
            GeneratorRun thousand = listen(server, AIM);
            double hundreds = MUST / 100.0;
            double most = inTime(thousand, AIM) ? AIM : inTime(four, MUST) ? MUST : 0;
            table.row(
                    Goal.atLeast("calls hearing prompts at once, all streams in time", MUST, AIM),
                    thousand.remark() + streams(four, MUST) + "; " + streams(thousand, AIM),
                    most);
            table.row(
                    Goal.atMost("processor per 100 such calls, % of one core", 15, 8),
                    four.remark()
                            + String.format(
                                    Locale.ROOT,
                                    "with %d calls; with %d: %.1f",
                                    MUST,
                                    AIM,
                                    thousand.get("processor") * 100 / AIM),
                    four.get("processor") / hundreds);
            assumeTrue(four.isValid(), "void: the generator was late");
            assertThat(inTime(four, MUST))
                    .as("400 streams whole, at 50 packets a second")
                    .isTrue();
        }
    }

    /** In a run of its own: whoever counts live objects stops the process. */
    @Test
    void memoryOfACall(@TempDir Path folder, LoadTable table) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"))) {
            listen(server, 100);
            Vitals before = Vitals.of(server.pid());
            CompletableFuture<GeneratorRun> running = CompletableFuture.supplyAsync(() -> {
                try {
                    return listen(server, MUST);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            Eventually.get(
                    MUST + " calls",
                    Duration.ofSeconds(30),
                    () -> SoakTest.figure(server, "parley_media_streams"),
                    streams -> streams == MUST);
            Vitals during = Vitals.of(server.pid());
            running.get();
            table.row(
                    Goal.atMost("live objects per call that hears a prompt, KiB", 200, 100),
                    String.format(
                            Locale.ROOT,
                            "with %d calls; resident memory of the process %.0f MiB, before %.0f",
                            MUST,
                            during.resident() / Vitals.MIB,
                            before.resident() / Vitals.MIB),
                    (during.heap() - before.heap()) / 1024 / MUST);
        }
    }

    private static GeneratorRun listen(ServerUnderTest server, int calls) throws Exception {
        return GeneratorRun.of(
                "listen", server.sip().getPort(), calls, PER_SECOND, SECONDS, "404", PROMPT, server.pid());
    }

    private static boolean inTime(GeneratorRun run, int calls) {
        return run.isValid() && run.get("steady") == calls && run.get("heard") == calls && run.get("gaps") == 0;
    }

    private static String streams(GeneratorRun run, int calls) {
        return String.format(
                Locale.ROOT,
                "%d: %.0f steady, %.0f heard right, worst stream's p99 %.0f ms and worst packet %.0f ms late",
                calls,
                run.get("steady"),
                run.get("heard"),
                run.get("stream.late.p99"),
                run.get("stream.latest"));
    }
}
