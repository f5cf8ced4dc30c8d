package org.parley.browser.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The table of figures: {@code mvn verify -Pbench -pl platform/voice-browser}. Prints it, also to {@code
 * target/voice-browser.md}; {@code -Dbench=NAME} measures those whose names hold NAME, {@code -Dbench.prof=stack} profiles.
 */
class BrowserBenchmark {
    private static final int SESSIONS = 500;

    @Test
    void table() throws RunnerException, IOException {
        List<String> table = new ArrayList<>(List.of("| step | time | per second |", "|---|---|---|"));
        String profiler = System.getProperty("bench.prof", "");
        var options = new OptionsBuilder()
                .include("BrowserBenchmarks." + System.getProperty("bench", "") + ".*")
                .jvmArgsAppend("-Xmx1g", "-XX:+UseG1GC");
        Collection<RunResult> results = new Runner((profiler.isEmpty()
                                ? options
                                : options.addProfiler(
                                        profiler.replaceFirst(":.*", ""), profiler.replaceFirst("[^:]*:?", "")))
                        .build())
                .run();
        for (RunResult result : results) {
            Result<?> score = result.getPrimaryResult();
            table.add(String.format(
                    Locale.ROOT,
                    "| %s | %,.3f µs ± %,.3f | %,.0f |",
                    score.getLabel(),
                    score.getScore(),
                    score.getScoreError(),
                    1e6 / score.getScore()));
        }
        table.add(String.format(Locale.ROOT, "| idle session, in memory | %,d bytes | |", bytesPerIdleSession()));
        table.forEach(System.out::println);
        Files.write(Path.of("target", "voice-browser.md"), table);
    }

    /** Of sessions that wait for a key; without the stacks of their threads. */
    private static long bytesPerIdleSession() {
        BenchedBrowser browser = new BenchedBrowser(BenchedBrowser.FIELD, true);
        browser.session();
        List<BenchedLine> open = new ArrayList<>();
        long before = usedMemory();
        for (int i = 0; i < SESSIONS; i++) {
            BenchedLine line = browser.open(' ');
            line.awaitPrompt();
            open.add(line);
        }
        long bytes = (usedMemory() - before) / SESSIONS;
        open.forEach(BenchedLine::hangUp);
        return bytes;
    }

    private static long usedMemory() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
