package org.parley.browser.ccxml.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.browser.ccxml.internal.document.EventException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The conferences that a session is attached to (CCXML 1.0 §10.5). */
final class SessionConferences {
    private static final Logger LOG = LoggerFactory.getLogger(SessionConferences.class);

    private final Session session;
    private final Map<String, Conference> byId = new LinkedHashMap<>();

    SessionConferences(Session session) {
        this.session = session;
    }

    /** The conference, or null. */
    Conference get(String id) {
        return byId.get(id);
    }

    /** @throws EventException error.semantic when the session knows no such conference */
    Conference require(String id) throws EventException {
        Conference conference = byId.get(id);
        if (conference == null) {
            throw EventException.semantic("this session has no conference '" + id + "'");
        }
        return conference;
    }

    /** @throws EventException error.conference.create */
    String create(String name, int talkers, int listeners, Map<String, String> hints) throws EventException {
        Conference conference;
        try {
            conference = session.services()
                    .conferences()
                    .attach(name, talkers, listeners, hints, session.platform(), session);
        } catch (RuntimeException e) {
            throw new EventException(
                    "error.conference.create", String.valueOf(e.getMessage()), Map.of("confname", name));
        }
        byId.put(conference.id(), conference);
        raise("conference.created", conference, Map.of());
        return conference.id();
    }

    /** @throws EventException error.conference.destroy */
    void destroy(String id) throws EventException {
        Conference conference = require(id);
        try {
            leave(conference);
        } catch (RuntimeException e) {
            throw new EventException(
                    "error.conference.destroy", String.valueOf(e.getMessage()), Map.of("conferenceid", id));
        }
        raise("conference.destroyed", conference, Map.of("reason", "destroyconference"));
    }

    private void leave(Conference conference) {
        boolean over = session.services().conferences().detach(conference, session);
        byId.remove(conference.id());
        if (over) {
            List<String> parties = session.services().bridges().remove(conference.id());
            parties.forEach(party -> session.joins().unjoinedBySystem(conference.id(), party));
            session.dialogues().placeOver(conference.id());
        }
    }

    /** The session ends. */
    void leaveAll() {
        for (Conference conference : List.copyOf(byId.values())) {
            try {
                leave(conference);
            } catch (RuntimeException e) {
                LOG.error("conference {} could not be left", conference.id(), e);
            }
        }
    }

    Map<String, Object> toScript() {
        Map<String, Object> object = new LinkedHashMap<>();
        byId.forEach((id, conference) ->
                object.put(id, conference.toScript(session.services().bridges())));
        return object;
    }

    private void raise(String name, Conference conference, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("conferenceid", conference.id());
        properties.put("confname", conference.name());
        properties.put("conference", conference.toScript(session.services().bridges()));
        properties.putAll(more);
        session.happened(new SessionEvent(name, conference.id(), "conference", properties));
    }
}
