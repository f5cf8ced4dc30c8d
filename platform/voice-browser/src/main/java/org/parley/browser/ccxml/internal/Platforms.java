package org.parley.browser.ccxml.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.parley.browser.platform.CallControlPlatform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which sessions still use which platform: connections move between sessions and sessions make others, so a platform is
 * told that it is over by the last one. Thread-safe.
 */
final class Platforms {
    private static final Logger LOG = LoggerFactory.getLogger(Platforms.class);

    private final Map<CallControlPlatform, Use> uses = new IdentityHashMap<>();
    private final Map<Session, Set<CallControlPlatform>> bySession = new IdentityHashMap<>();

    private static final class Use {
        final Set<Session> sessions = Collections.newSetFromMap(new IdentityHashMap<>());
        final CompletableFuture<Void> released = new CompletableFuture<>();
    }

    /** @return completes when the last session has released it */
    synchronized CompletableFuture<Void> use(CallControlPlatform platform, Session session) {
        Use use = uses.computeIfAbsent(platform, key -> new Use());
        use.sessions.add(session);
        bySession
                .computeIfAbsent(session, key -> Collections.newSetFromMap(new IdentityHashMap<>()))
                .add(platform);
        return use.released;
    }

    void release(CallControlPlatform platform, Session session) {
        Use over = null;
        synchronized (this) {
            forget(session, platform);
            Use use = uses.get(platform);
            if (use != null && use.sessions.remove(session) && use.sessions.isEmpty()) {
                over = uses.remove(platform);
            }
        }
        if (over != null) {
            try {
                platform.sessionEnded();
            } catch (RuntimeException e) {
                LOG.error("the platform failed at the end of session {}", session.id(), e);
            }
            over.released.complete(null);
        }
    }

    private void forget(Session session, CallControlPlatform platform) {
        Set<CallControlPlatform> used = bySession.get(session);
        if (used != null && used.remove(platform) && used.isEmpty()) {
            bySession.remove(session);
        }
    }

    /** The session is over. */
    void releaseAll(Session session) {
        List<CallControlPlatform> used;
        synchronized (this) {
            used = List.copyOf(bySession.getOrDefault(session, Set.of()));
        }
        used.forEach(platform -> release(platform, session));
    }
}
