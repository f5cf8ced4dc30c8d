package org.parley.tests.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** The table of figures that all load tests of a run fill; printed and written to {@code target/load.md} at the end. */
public final class LoadTable implements ExtensionContext.Store.CloseableResource, AutoCloseable {
    private final String begun = machine();
    private final List<String> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** Gives tests the table of this run. */
    public static final class Given implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == LoadTable.class;
        }

        @Override
        public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(ExtensionContext.Namespace.create(LoadTable.class))
                    .getOrComputeIfAbsent(LoadTable.class, type -> new LoadTable());
        }
    }

    /**
     * What a figure must and should be.
     *
     * @param must median and 99th percentile in milliseconds, or one value
     * @param aim likewise
     * @param moreIsBetter as for counts; times should be small
     */
    record Goal(String figure, double[] must, double[] aim, boolean moreIsBetter) {
        static Goal millis(String figure, double must50, double must99, double aim50, double aim99) {
            return new Goal(figure, new double[] {must50, must99}, new double[] {aim50, aim99}, false);
        }

        static Goal atMost(String figure, double must, double aim) {
            return new Goal(figure, new double[] {must}, new double[] {aim}, false);
        }

        static Goal atLeast(String figure, double must, double aim) {
            return new Goal(figure, new double[] {must}, new double[] {aim}, true);
        }

        private boolean reached(double[] goal, double... seen) {
            for (int i = 0; i < goal.length; i++) {
                if (moreIsBetter ? seen[i] < goal[i] : seen[i] > goal[i]) {
                    return false;
                }
            }
            return true;
        }

        String verdict(double... seen) {
            return reached(aim, seen) ? "aim" : reached(must, seen) ? "must" : "short";
        }
    }

    /** Adds a row; {@code seen} has as many values as the goal. */
    synchronized void row(Goal goal, String remark, double... seen) {
        rows.add(String.join(
                " | ",
                "| " + goal.figure(),
                text(goal.must()),
                text(goal.aim()),
                text(seen),
                goal.verdict(seen),
                remark + " |"));
    }

    /** Adds a row of a median and a 99th percentile. */
    void row(Goal goal, List<Double> millis) {
        String remark = millis.size() + " samples, worst " + number(Figures.percentile(millis, 1));
        row(goal, remark, Figures.percentile(millis, 0.5), Figures.percentile(millis, 0.99));
    }

    /** Says something below the table. */
    synchronized void note(String text) {
        notes.add("- " + text);
    }

    private static String text(double[] values) {
        List<String> texts = new ArrayList<>();
        for (double value : values) {
            texts.add(number(value));
        }
        return String.join(" / ", texts);
    }

    private static String number(double value) {
        return value == Math.rint(value) ? String.format("%.0f", value) : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String machine() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        return String.format(
                Locale.ROOT,
                "%s, %d cores, load %.1f, Java %s",
                Instant.now().truncatedTo(ChronoUnit.MINUTES),
                system.getAvailableProcessors(),
                system.getSystemLoadAverage(),
                System.getProperty("java.version"));
    }

    @Override
    public synchronized void close() {
        StringBuilder text = new StringBuilder("Begin: " + begun + "; end: " + machine() + "\n\n");
        text.append("| figure (ms: median / 99th percentile) | must | aim | seen | reached | remark |\n");
        text.append("|---|---|---|---|---|---|\n");
        rows.forEach(row -> text.append(row).append('\n'));
        text.append('\n');
        notes.forEach(note -> text.append(note).append('\n'));
        System.out.println(text);
        try {
            Files.writeString(Files.createDirectories(Path.of("target")).resolve("load.md"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
