package org.parley.browser.ccxml.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.ConferenceRequest;

/** All conferences: made by the first session that names one, ended by the last one that leaves. Thread-safe. */
final class Conferences {
    private final Bridges bridges;
    private final Map<String, Attached> byId = new HashMap<>();

    /** @param holders platforms that have made it, each for its own parties */
    private record Attached(ConferenceRequest request, Set<Session> sessions, Set<CallControlPlatform> holders) {}

    Conferences(Bridges bridges) {
        this.bridges = bridges;
    }

    /**
     * Finds the conference of this name, or makes one. A platform that does not have it yet makes its own part of it.
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
            if (!name.isEmpty() && attached.request.name().equals(name)) {
                if (!platform.hasConference(attached.request.conferenceId())) {
                    platform.shareConference(attached.request);
                    attached.holders.add(platform);
                }
                attached.sessions.add(by);
                return new Conference(attached.request, platform);
            }
        }
        String id = "conference:" + UUID.randomUUID();
        ConferenceRequest request = new ConferenceRequest(id, name, talkers, listeners, hints);
        platform.createConference(request);
        Set<CallControlPlatform> holders = Collections.newSetFromMap(new IdentityHashMap<>());
        holders.add(platform);
        byId.put(id, new Attached(request, new HashSet<>(Set.of(by)), holders));
        bridges.addMixer(id);
        return new Conference(request, platform);
    }

    /** @return whether that ended the conference */
    synchronized boolean detach(Conference conference, Session by) {
        Attached attached = byId.get(conference.id());
        if (attached == null || !attached.sessions.contains(by)) {
            return false;
        }
        if (attached.sessions.size() == 1) {
            attached.holders.forEach(holder -> holder.destroyConference(conference.id()));
            byId.remove(conference.id());
            return true;
        }
        attached.sessions.remove(by);
        return false;
    }
}
