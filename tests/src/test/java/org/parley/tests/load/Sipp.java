package org.parley.tests.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Runs SIPp's calls and reads its counters. */
record Sipp(InetSocketAddress server, Path folder) {

    /**
     * What became of a run.
     *
     * @param retransmissions requests that SIPp had to send again, since no answer came in time
     * @param seconds the run took
     */
    record Run(boolean succeeded, long successful, long failed, long retransmissions, double seconds) {}

    static boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(place -> Files.isExecutable(Path.of(place, "sipp")));
    }

    /** Starts so many calls a second for so many seconds, and waits until all are over. */
    Run run(Path scenario, int rate, int seconds, String... more) throws IOException, InterruptedException {
        Path counters = Files.createTempFile(folder, "sipp", ".csv");
        List<String> command = new ArrayList<>(
                List.of("sipp", "127.0.0.1:" + server.getPort(), "-sf", scenario.toString(), "-i", "127.0.0.1"));
        command.addAll(List.of("-m", Integer.toString(rate * seconds), "-r", Integer.toString(rate)));
        command.addAll(List.of("-timeout", (seconds + 20) + "s", "-timeout_error", "-nostdin"));
        command.addAll(List.of("-trace_stat", "-stf", counters.toString()));
        command.addAll(List.of(more));
        long begin = System.nanoTime();
        Process sipp = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("sipp-" + rate + ".out").toFile())
                .start();
        int status = sipp.waitFor();
        double took = (System.nanoTime() - begin) / 1e9;
        List<String> lines = Files.readAllLines(counters);
        String[] names = lines.get(0).split(";");
        String[] values = lines.get(lines.size() - 1).split(";");
        return new Run(
                status == 0,
                value(names, values, "SuccessfulCall(C)"),
                value(names, values, "FailedCall(C)"),
                value(names, values, "Retransmissions(C)"),
                took);
    }

    private static long value(String[] names, String[] values, String name) {
        return Long.parseLong(values[Arrays.asList(names).indexOf(name)].strip());
    }
}
