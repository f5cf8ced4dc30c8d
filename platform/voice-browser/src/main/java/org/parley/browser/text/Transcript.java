package org.parley.browser.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What happened on a text call, line by line. Thread-safe. */
final class Transcript {
    private static final String HEARS = "hears: ";

    private final Consumer<String> listener;
    private final List<String> lines = new ArrayList<>();

    Transcript(Consumer<String> listener) {
        this.listener = listener;
    }

    /** {@code 8.0 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    void hears(String text) {
        add(HEARS + text);
    }

    void log(String text) {
        add("log: " + text);
    }

    void exit(String text) {
        add("exit: " + text);
    }

    synchronized void add(String line) {
        lines.add(line);
        listener.accept(line);
    }

    synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    /** All that was heard, prompt after prompt, in lower case. */
    synchronized String heard() {
        StringBuilder heard = new StringBuilder();
        for (String line : lines) {
            if (line.startsWith(HEARS)) {
                heard.append(line.substring(HEARS.length()).toLowerCase(Locale.ROOT))
                        .append('\n');
            }
        }
        return heard.toString();
    }
}
