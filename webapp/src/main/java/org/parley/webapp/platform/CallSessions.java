package org.parley.webapp.platform;

import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The HTTP sessions of calls, by the caller's leg. A call may be silent for long, so its session lives for long; once the
 * caller is gone only the last submissions of its dialog are still to come. Thread-safe.
 */
public final class CallSessions {
    /** Longer than dialogs may take after a hang-up (VoiceXML 2.0 §1.5.4), and than their submissions are repeated. */
    private static final Duration AFTERWARDS = Duration.ofMinutes(2);

    private static final String MARK = CallSessions.class.getName();

    private final Map<String, HttpSession> byLeg = new ConcurrentHashMap<>();
    private final List<Consumer<String>> watchers = new CopyOnWriteArrayList<>();

    /** Forgets the session when it is over, whatever ended it. */
    private final class Mark implements HttpSessionBindingListener {
        private final String leg;

        Mark(String leg) {
            this.leg = leg;
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            byLeg.remove(leg);
        }
    }

    /** A call begins. @param leg empty when the platform does not tell */
    public void begun(String leg, HttpSession session) {
        if (!leg.isEmpty()) {
            byLeg.put(leg, session);
            session.setAttribute(MARK, new Mark(leg));
        }
    }

    /** Tells somebody of each leg whose caller is gone. */
    public void whenOver(Consumer<String> hears) {
        watchers.add(hears);
    }

    /** The caller is gone. */
    void over(String leg) {
        watchers.forEach(watcher -> watcher.accept(leg));
        HttpSession session = byLeg.remove(leg);
        if (session != null) {
            session.setMaxInactiveInterval((int) AFTERWARDS.toSeconds());
        }
    }

    /** Calls whose caller is not known to be gone. */
    int count() {
        return byLeg.size();
    }
}
