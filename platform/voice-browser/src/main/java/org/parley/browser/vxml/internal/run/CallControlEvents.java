package org.parley.browser.vxml.internal.run;

import java.util.Map;
import org.parley.browser.platform.PlatformEvent;

/** What call control tells a dialog (CCXML 1.0 appendix D), as events of its line. */
final class CallControlEvents {
    private CallControlEvents() {}

    static PlatformEvent read(String event, Map<String, Object> values, long atNanos) {
        return switch (event) {
            case "dialog.transfer.connected" -> new PlatformEvent.TransferConnected(atNanos);
            case "dialog.transfer.complete" -> new PlatformEvent.TransferEnded(outcome(values), atNanos);
            default -> new PlatformEvent.Failed(event, text(values.get("message")), atNanos);
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
