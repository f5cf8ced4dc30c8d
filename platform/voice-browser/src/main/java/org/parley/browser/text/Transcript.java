package org.parley.browser.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What happened on a text call, line by line. Thread-safe. */
final class Transcript implements Hearing {
    private final Consumer<String> listener;
    private final boolean telling;
    private final boolean tellingManner;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder heard = new StringBuilder();

    Transcript(Consumer<String> listener) {
        this(listener, false, false);
    }

    private Transcript(Consumer<String> listener, boolean telling, boolean tellingManner) {
        this.listener = listener;
        this.telling = telling;
        this.tellingManner = tellingManner;
    }

    /** One that also tells what a dialog waits for. */
    static Transcript withExpectations(Consumer<String> listener) {
        return new Transcript(listener, true, false);
    }

    /** One that tells moreover what a speech engine is asked for beside the words. */
    static Transcript withManner(Consumer<String> listener) {
        return new Transcript(listener, true, true);
    }

    /** {@code 8.0 s}. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
    }

    /** The line of a prompt that begins; what of it is really heard comes by {@link #heard(String)}. */
    @Override
    public void hears(String text) {
        add("hears: " + text);
    }

    @Override
    public void speaks(String text, String manner) {
        if (tellingManner) {
            add("speaks: " + text + " " + manner);
        }
    }

    @Override
    public synchronized void heard(String part) {
        heard.append(part.toLowerCase(Locale.ROOT)).append(' ');
    }

    @Override
    public synchronized void promptOver() {
        heard.append('\n');
    }

    @Override
    public void expects(String what) {
        if (telling) {
            add("expects: " + what);
        }
    }

    @Override
    public void log(String text) {
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

    /** All that was heard so far, in lower case, a line a prompt. */
    synchronized String heard() {
        return heard.toString();
    }
}
