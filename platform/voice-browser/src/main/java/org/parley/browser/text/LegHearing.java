package org.parley.browser.text;

import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a dialog says is heard by called telephones, or by all parties of a conference. */
final class LegHearing implements Hearing {
    private final LegReport report;
    private final Supplier<Stream<String>> listeners;

    /** @param listeners names of the legs that hear it at that moment; empty for the caller */
    LegHearing(LegReport report, Supplier<Stream<String>> listeners) {
        this.report = report;
        this.listeners = listeners;
    }

    @Override
    public void hears(String text) {
        listeners.get().forEach(leg -> report.heard(leg, text));
    }

    @Override
    public void heard(String part) {
        // the line has told it all
    }

    @Override
    public void promptOver() {
        // nothing shows it
    }

    @Override
    public void expects(String what) {
        // the caller's dialogs tell that
    }

    @Override
    public void log(String text) {
        report.logged("", text);
    }
}
