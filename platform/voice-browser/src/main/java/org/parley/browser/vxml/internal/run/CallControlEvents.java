package org.parley.browser.vxml.internal.run;

import java.util.Map;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.vxml.internal.input.Signal;

/** What call control tells a dialog (CCXML 1.0 appendix D), as signals on its line. */
final class CallControlEvents {
    private CallControlEvents() {}

    static Signal read(String event, Map<String, Object> values, long atNanos) {
        return switch (event) {
            case "dialog.transfer.connected" -> new Signal.FromPlatform(new PlatformEvent.TransferConnected(atNanos));
            case "dialog.transfer.complete" ->
                new Signal.FromPlatform(new PlatformEvent.TransferEnded(outcome(values), atNanos));
            default -> new Signal.Thrown(event, text(values.get("message")));
        };
    }

    private static String outcome(Map<String, Object> values) {
        String thrown = text(values.get("event"));
        String result = text(values.get("results"));
        return thrown != null && !thrown.isBlank() ? thrown : result == null || result.isBlank() ? "unknown" : result;
    }

    private static String text(Object value) {
        return value == null ? null : value.toString();
    }
}
