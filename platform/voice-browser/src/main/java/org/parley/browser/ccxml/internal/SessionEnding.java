package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How a session ends: connections are refused or hung up, dialogs have their final processing (a recording may have to
 * be delivered yet), and only then the platform and the session that created this one are told.
 */
final class SessionEnding {
    private static final Logger LOG = LoggerFactory.getLogger(SessionEnding.class);
    private static final int SERVER_ERROR = 500;

    private final Session session;
    private Clock.Timer bound;
    private int rejectStatus = SERVER_ERROR;
    private String rejectReason = "the call's session ended";
    private String why = "";
    private String notCreated;
    private Map<String, Object> values = Map.of();

    SessionEnding(Session session) {
        this.session = session;
    }

    /** The timer that ends the session at last. */
    void bound(Clock.Timer timer) {
        bound = timer;
    }

    void rejectWith(int status, String reason) {
        rejectStatus = status;
        rejectReason = reason;
    }

    /** It never ran a document. */
    void notCreated(String cause) {
        notCreated = cause;
    }

    void because(String reason) {
        why = reason;
    }

    /** What {@code <exit>} hands to the session that created this one. */
    void values(Map<String, Object> exitValues) {
        values = exitValues;
    }

    /** A connection is gone or was moved: its platform is free unless we have more of it. */
    void noLongerUsed(CallControlPlatform platform) {
        boolean used = session.connections().all().stream()
                .anyMatch(connection ->
                        connection.platform() == platform && !connection.state().over());
        if (!used && platform != session.platform()) {
            session.services().platforms().release(platform, session);
        }
    }

    void begin() {
        session.connections().all().forEach(this::release);
        session.dialogues().terminateAll();
        session.conferences().leaveAll();
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
            session.origin().parent().ifPresent(this::tell);
            session.over();
        }
    }

    /** CCXML 1.0 §6.4. */
    private void tell(Session parent) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sessionid", session.id());
        if (notCreated != null) {
            properties.put("reason", notCreated);
            parent.raise(new SessionEvent("error.createccxml", session.id(), "ccxml", properties));
            return;
        }
        properties.put("reason", why);
        properties.put("values", values);
        if (values.containsKey("expr")) {
            properties.put("expr", values.get("expr"));
        }
        parent.raise(new SessionEvent("ccxml.exit", session.id(), "ccxml", properties));
    }
}
