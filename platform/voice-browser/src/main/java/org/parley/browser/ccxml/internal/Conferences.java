package org.parley.browser.ccxml.internal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConferenceRequest;

/** All conferences: made by the first session that names one, ended by the last one that leaves. Thread-safe. */
final class Conferences {
    private final Bridges bridges;
    private final Map<String, Attached> byId = new HashMap<>();

    private record Attached(Conference conference, Set<Session> sessions) {}

    Conferences(Bridges bridges) {
        this.bridges = bridges;
    }

    /**
     * Finds the conference of this name, or makes one.
     *
     * @throws RuntimeException of the platform, which cannot make one
     */
    synchronized Conference attach(
            String name,
            int talkers,
            int listeners,
            Map<String, String> hints,
            CallControlPlatform platform,
            Session by) {
        for (Attached attached : byId.values()) {
            if (!name.isEmpty() && attached.conference.name().equals(name)) {
                attached.sessions.add(by);
                return attached.conference;
            }
        }
        String id = "conference:" + UUID.randomUUID();
        ConferenceRequest request = new ConferenceRequest(id, name, talkers, listeners, hints);
        platform.createConference(request);
        Conference made = new Conference(request, platform);
        byId.put(id, new Attached(made, new HashSet<>(Set.of(by))));
        bridges.addMixer(id);
        return made;
    }

    /** @return whether that ended the conference */
    synchronized boolean detach(Conference conference, Session by) {
        Attached attached = byId.get(conference.id());
        if (attached == null || !attached.sessions.contains(by)) {
            return false;
        }
        if (attached.sessions.size() == 1) {
            conference.platform().destroyConference(conference.id());
            byId.remove(conference.id());
            return true;
        }
        attached.sessions.remove(by);
        return false;
    }
}
