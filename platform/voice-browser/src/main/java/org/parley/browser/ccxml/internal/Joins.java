package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.parley.browser.ccxml.internal.document.CallActions.JoinRequest;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.platform.CallControlException;
import org.parley.browser.platform.CallControlPlatform;
import org.parley.browser.platform.JoinOptions;

/** Bridges that a session makes and ends (CCXML 1.0 §10.4, §10.5). */
final class Joins {
    private final Session session;
    private final Bridges bridges;

    Joins(Session session) {
        this.session = session;
        this.bridges = session.services().bridges();
    }

    /** @throws EventException error.semantic for what does not exist, else error.conference.join */
    void join(JoinRequest request) throws EventException {
        requireKnown(request.id1(), request.id2());
        try {
            carryOut(request);
        } catch (RuntimeException e) {
            throw failure("error.conference.join", request.id1(), request.id2(), e);
        }
        tell("conference.joined", request.id1(), request.id2());
    }

    /** Joins without saying so, as {@code joinid} of {@code <createcall>} has it; an error is said. */
    void joinQuietly(JoinRequest request) {
        try {
            requireKnown(request.id1(), request.id2());
            carryOut(request);
        } catch (EventException e) {
            session.happened(Errors.event(e, null));
        } catch (RuntimeException e) {
            session.happened(Errors.event(failure("error.conference.join", request.id1(), request.id2(), e), null));
        }
    }

    private void carryOut(JoinRequest request) {
        String first = request.id1();
        String second = request.id2();
        SessionDialog dialog = session.dialogues().find(first);
        if (dialog != null) {
            session.dialogues().join(dialog, second, request.duplex(), true);
        } else if (session.dialogues().find(second) != null) {
            session.dialogues().join(session.dialogues().find(second), first, true, request.duplex());
        } else {
            requireAlive(first);
            requireAlive(second);
            platform(first, second).join(first, second, options(request));
        }
        bridges.join(first, second, request.duplex());
    }

    /** @throws EventException error.semantic for what does not exist, else error.conference.unjoin */
    void unjoin(String id1, String id2) throws EventException {
        requireKnown(id1, id2);
        try {
            SessionDialog dialog = session.dialogues().find(id1);
            String other = dialog == null ? id1 : id2;
            dialog = dialog == null ? session.dialogues().find(id2) : dialog;
            boolean placed = dialog != null && dialog.at().filter(other::equals).isPresent();
            if (!bridges.unjoin(id1, id2) && !placed) {
                throw new CallControlException("they are not joined");
            }
            if (placed) {
                session.dialogues().unjoin(dialog);
            } else {
                platform(id1, id2).unjoin(id1, id2);
            }
        } catch (RuntimeException e) {
            throw failure("error.conference.unjoin", id1, id2, e);
        }
        tell("conference.unjoined", id1, id2);
    }

    /** A connection, dialog or conference is gone, and with it what it was joined with. */
    void over(String id) {
        bridges.remove(id).forEach(peer -> unjoinedBySystem(id, peer));
    }

    void unjoinedBySystem(String id, String peer) {
        tell("conference.unjoined", id, peer);
    }

    /** The sessions of both hear of it (CCXML 1.0 §10.5). */
    private void tell(String name, String id1, String id2) {
        Set<Session> sessions = new LinkedHashSet<>();
        sessions.add(session);
        session.services().sessions().owner(id1).ifPresent(sessions::add);
        session.services().sessions().owner(id2).ifPresent(sessions::add);
        for (Session to : sessions) {
            Map<String, Object> properties = new LinkedHashMap<>();
            properties.put("id1", id1);
            properties.put("id2", id2);
            String conference = session.conferences().get(id1) != null
                    ? id1
                    : session.conferences().get(id2) != null ? id2 : null;
            if (conference != null) {
                properties.put("conferenceid", conference);
            }
            SessionEvent event = new SessionEvent(name, session.id(), "ccxml", properties);
            if (to == session) {
                session.happened(event);
            } else {
                to.raise(event);
            }
        }
    }

    private void requireKnown(String id1, String id2) throws EventException {
        if (id1.equals(id2)) {
            throw EventException.semantic("'" + id1 + "' cannot be joined with itself");
        }
        if (!isOurs(id1) && !isOurs(id2)) {
            throw EventException.semantic("this session has neither '" + id1 + "' nor '" + id2 + "'");
        }
        for (String id : new String[] {id1, id2}) {
            if (!isOurs(id) && session.services().sessions().owner(id).isEmpty()) {
                throw EventException.semantic("there is no connection, dialog or conference '" + id + "'");
            }
        }
    }

    private boolean isOurs(String id) {
        return session.connections().get(id) != null
                || session.dialogues().find(id) != null
                || session.conferences().get(id) != null;
    }

    private void requireAlive(String id) {
        Connection connection = session.connections().get(id);
        if (connection != null && connection.state().over()) {
            throw new CallControlException("connection " + id + " is " + connection.state());
        }
    }

    private CallControlPlatform platform(String id1, String id2) {
        for (String id : new String[] {id1, id2}) {
            if (session.connections().get(id) != null) {
                return session.connections().get(id).platform();
            }
        }
        return session.conferences()
                .get(session.conferences().get(id1) != null ? id1 : id2)
                .platform();
    }

    private JoinOptions options(JoinRequest request) {
        Set<String> controls = request.controls();
        return new JoinOptions(
                request.duplex(),
                request.tones().enter(),
                request.tones().exit(),
                controls.contains("autoinputgain"),
                controls.contains("autooutputgain"),
                controls.contains("dtmfclamp"),
                controls.contains("toneclamp"),
                SessionCalls.texts(request.hints()),
                new Tones(session, session.document().base()));
    }

    private static EventException failure(String event, String id1, String id2, RuntimeException why) {
        return new EventException(event, String.valueOf(why.getMessage()), Map.of("id1", id1, "id2", id2));
    }
}
