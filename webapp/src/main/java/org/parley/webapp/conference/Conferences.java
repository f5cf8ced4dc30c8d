package org.parley.webapp.conference;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who may come into which conference, and who is in. Thread-safe. */
public final class Conferences {
    private final ConferenceSettings settings;
    private final Map<String, Set<String>> inside = new HashMap<>();

    public Conferences(ConferenceSettings settings) {
        this.settings = settings;
    }

    /** Whether a number asks for the ID of a conference. */
    public boolean isCenter(String number) {
        return settings.center().contains(number);
    }

    /** Whether there is a conference of that ID which is open. */
    public boolean isOpen(String id) {
        return settings.unscheduled().containsKey(id);
    }

    /** Whether that is the password of a conference. Takes as long whether it is or not. */
    public boolean opens(String id, String password) {
        byte[] right = settings.unscheduled().getOrDefault(id, "").getBytes(StandardCharsets.UTF_8);
        return isOpen(id) && MessageDigest.isEqual(right, password.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * A caller comes in.
     *
     * @param caller names the call
     * @return which one of those inside the caller is, from 1; 0 when all seats are taken
     */
    public synchronized int enter(String id, String caller) {
        Set<String> callers = inside.computeIfAbsent(id, any -> new LinkedHashSet<>());
        if (!callers.contains(caller) && callers.size() >= settings.seats()) {
            return 0;
        }
        callers.add(caller);
        return callers.size();
    }

    /** A caller is gone. */
    public synchronized void leave(String caller) {
        inside.values().removeIf(callers -> callers.remove(caller) && callers.isEmpty());
    }

    /** Callers inside. */
    public synchronized int size(String id) {
        return inside.getOrDefault(id, Set.of()).size();
    }
}
