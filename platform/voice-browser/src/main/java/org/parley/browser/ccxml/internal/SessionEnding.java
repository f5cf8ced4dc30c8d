package org.parley.browser.ccxml.internal;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a session ends: connections are refused or hung up, dialogs have their final processing (a recording may have to
 * be delivered yet), and only then the platform is told.
 */
final class SessionEnding {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEnding.class);
    private static final int SERVER_ERROR = 500;

    private final Session session;
    private final Set<CallControlPlatform> platforms = Collections.newSetFromMap(new IdentityHashMap<>());
    private Clock.Timer bound;
    private int rejectStatus = SERVER_ERROR;
    private String rejectReason = "the call's session ended";

    SessionEnding(Session session, CallControlPlatform platform) {
        this.session = session;
        platforms.add(platform);
    }

    /** The timer that ends the session at last. */
    void bound(Clock.Timer timer) {
        bound = timer;
    }

    void rejectWith(int status, String reason) {
        rejectStatus = status;
        rejectReason = reason;
    }

    void adopt(CallControlPlatform platform) {
        platforms.add(platform);
    }

    /** A connection went to another session, which now answers for its platform unless we have more of it. */
    void handedOver(CallControlPlatform platform, Connections left) {
        if (left.all().stream().noneMatch(connection -> connection.platform() == platform)) {
            platforms.remove(platform);
        }
    }

    void begin() {
        session.connections().all().forEach(this::release);
        session.dialogues().terminateAll();
        check();
    }

    void release(Connection connection) {
        try {
            refuseOrHangUp(connection);
        } catch (RuntimeException e) {
            LOG.error("connection {} could not be released", connection.id(), e);
        }
    }

    private void refuseOrHangUp(Connection connection) {
        switch (connection.state()) {
            case ALERTING -> connection.platform().reject(connection.id(), rejectStatus, rejectReason);
            case PROGRESSING, CONNECTED -> connection.platform().disconnect(connection.id(), "");
            case DISCONNECTED, FAILED, REDIRECTED, MERGED -> {
                // nothing is left of it
            }
        }
    }

    /** Ends the session when its last dialog has ended. */
    void check() {
        if (session.state() == SessionState.ENDING && session.dialogues().isEmpty()) {
            bound.cancel();
            session.over(this::tellPlatforms);
        }
    }

    private void tellPlatforms() {
        for (CallControlPlatform platform : platforms) {
            try {
                platform.sessionEnded();
            } catch (RuntimeException e) {
                LOG.error("the platform failed at the end of session {}", session.id(), e);
            }
        }
    }
}
