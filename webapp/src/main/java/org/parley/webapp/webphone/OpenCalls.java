package org.parley.webapp.webphone;

import java.util.HashMap;
import java.util.Map;

/** Counts calls in progress against their bounds. Thread-safe. */
final class OpenCalls {
    private final WebPhoneSettings settings;
    private final Map<String, Integer> byCaller = new HashMap<>();
    private int all;

    OpenCalls(WebPhoneSettings settings) {
        this.settings = settings;
    }

    synchronized boolean hasRoom(PageCaller caller) {
        int most = caller.extension().isEmpty() ? settings.callsOfAddress() : settings.callsOfUser();
        return all < settings.calls() && byCaller.getOrDefault(caller.counted(), 0) < most;
    }

    /** False when there is no room. */
    synchronized boolean enter(PageCaller caller) {
        boolean room = hasRoom(caller);
        if (room) {
            all++;
            byCaller.merge(caller.counted(), 1, Integer::sum);
        }
        return room;
    }

    synchronized void leave(PageCaller caller) {
        all--;
        byCaller.computeIfPresent(caller.counted(), (key, n) -> n > 1 ? n - 1 : null);
    }
}
