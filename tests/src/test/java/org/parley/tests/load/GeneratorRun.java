package org.parley.tests.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A {@link Generator} in a process of its own. Where the system allows it, the process runs with real-time priority
 * ({@code chrt}): a telephone far away would not share its processor with the server either.
 */
final class GeneratorRun {
    private static final int SECONDS = 120;
    private static final double MOST_LATE_MILLIS = 5;
    private static final List<String> PRIORITY = List.of("chrt", "-f", "10");

    private final Map<String, Double> values = new HashMap<>();

    private GeneratorRun() {}

    /** Runs it to its end. */
    static GeneratorRun of(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(mayHurry() ? PRIORITY : List.of());
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Generator.class.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = Files.createTempFile("generator", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("The generator did not end within " + SECONDS + " s");
        }
        String text = Files.readString(output);
        Files.delete(output);
        if (process.exitValue() != 0) {
            throw new IOException("The generator failed:\n" + text);
        }
        GeneratorRun run = new GeneratorRun();
        text.lines().filter(line -> line.matches("[a-z0-9.]+=.*")).forEach(line -> {
            int equals = line.indexOf('=');
            run.values.put(line.substring(0, equals), Double.valueOf(line.substring(equals + 1)));
        });
        return run;
    }

    private static boolean mayHurry() throws InterruptedException {
        List<String> attempt = new ArrayList<>(PRIORITY);
        attempt.add("true");
        try {
            return new ProcessBuilder(attempt).start().waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }

    double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("The generator said nothing of " + name + ", only of " + values);
        }
        return value;
    }

    /** Whether its own packets left in time, without which the rest means nothing. */
    boolean isValid() {
        return get("lateness") <= MOST_LATE_MILLIS;
    }

    /** What to say of it beside its figures. */
    String remark() {
        return isValid() ? "" : "VOID: the generator was " + get("lateness") + " ms late; ";
    }
}
