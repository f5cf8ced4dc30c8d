package org.parley.tests.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Samples by name, and the table of them beside what they must and should be. */
final class Figures {
    private final Map<String, List<Double>> samples = new LinkedHashMap<>();
    private final Map<String, String> goals = new LinkedHashMap<>();

    /** Declares a row of milliseconds in the order of the table. */
    Figures row(String name, String must, String aim) {
        samples.put(name, new ArrayList<>());
        goals.put(name, must + " | " + aim);
        return this;
    }

    synchronized void add(String name, double nanos) {
        samples.get(name).add(Math.max(0, nanos) / 1e6);
    }

    /** What was measured of a row, in milliseconds. */
    synchronized List<Double> samples(String name) {
        return List.copyOf(samples.get(name));
    }

    /** Markdown: what was measured, how often. */
    synchronized String table() {
        StringBuilder text = new StringBuilder("| figure | must | aim | measured p50 / p99 (max) | samples |\n");
        text.append("|---|---|---|---|---|\n");
        samples.forEach((name, list) -> text.append("| ")
                .append(name)
                .append(" | ")
                .append(goals.get(name))
                .append(" | ")
                .append(list.isEmpty() ? "–" : spread(list))
                .append(" | ")
                .append(list.size())
                .append(" |\n"));
        return text.toString();
    }

    private static String spread(List<Double> list) {
        return String.format(
                Locale.ROOT,
                "%.1f / %.1f (%.1f) ms",
                percentile(list, 0.5),
                percentile(list, 0.99),
                percentile(list, 1));
    }

    static double percentile(List<Double> list, double share) {
        List<Double> sorted = list.stream().sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size())));
    }
}
