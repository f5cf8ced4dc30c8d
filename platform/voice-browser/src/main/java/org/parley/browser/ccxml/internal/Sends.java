package org.parley.browser.ccxml.internal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.Actions.SendRequest;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.platform.Clock;

/** The events that a session sends, some of them later (CCXML 1.0 §9.3): to sessions, dialogs and by basic HTTP. */
final class Sends {
    private final Session session;
    private final BasicHttp http;
    private final Map<String, Clock.Timer> delayed = new HashMap<>();
    private int number;

    Sends(Session session) {
        this.session = session;
        this.http = new BasicHttp(session);
    }

    boolean anyDelayed() {
        return !delayed.isEmpty();
    }

    /** @throws EventException error.send.targettypeinvalid */
    String send(SendRequest request) throws EventException {
        String type = request.targetType().toLowerCase(Locale.ROOT);
        String id = session.id() + "-s" + ++number;
        switch (type) {
            case "ccxml", "dialog", "basichttp", "connection" -> {
                if (request.delay().isZero()) {
                    carryOut(id, type, request);
                } else {
                    delayed.put(id, session.later(request.delay(), () -> {
                        delayed.remove(id);
                        carryOut(id, type, request);
                    }));
                }
            }
            default ->
                throw new EventException(
                        "error.send.targettypeinvalid",
                        "nothing sends to '" + request.targetType() + "'",
                        Map.of("sendid", id));
        }
        return id;
    }

    /** CCXML 1.0 §9.3. */
    void cancel(String sendId) throws EventException {
        Clock.Timer timer = delayed.remove(sendId);
        if (timer == null) {
            throw new EventException(
                    "error.notallowed", "no event '" + sendId + "' waits to be sent", Map.of("sendid", sendId));
        }
        timer.cancel();
        report("cancel.successful", sendId, Map.of());
    }

    void cancelAll() {
        delayed.values().forEach(Clock.Timer::cancel);
        delayed.clear();
    }

    private void carryOut(String id, String type, SendRequest request) {
        switch (type) {
            case "ccxml" -> toSession(id, request);
            case "dialog" -> toDialog(id, request);
            case "connection" -> toConnection(id, request);
            default ->
                session.background(() -> session.raise(http.post(request)
                        .map(refusal -> outcome(refusal.event(), id, Map.of("reason", refusal.reason())))
                        .orElse(outcome("send.successful", id, Map.of()))));
        }
    }

    private void toSession(String id, SendRequest request) {
        boolean delivered = session.services()
                .sessions()
                .find(request.target())
                .map(other -> deliver(other, request))
                .orElse(false);
        if (delivered) {
            report("send.successful", id, Map.of());
        } else {
            report("error.send.targetunavailable", id, Map.of("reason", "no session '" + request.target() + "'"));
        }
    }

    /** What a session sends to itself takes its place before what it raises next. */
    private boolean deliver(Session to, SendRequest request) {
        if (to != session) {
            return to.deliver(name(request), "ccxml", session.id(), values(request));
        }
        session.happened(new SessionEvent(name(request), session.id(), "ccxml", values(request)));
        return true;
    }

    /** A target type of ours: to the far side of a connection of this session. */
    private void toConnection(String id, SendRequest request) {
        Connection connection = session.connections().get(request.target());
        if (connection == null) {
            report("error.send.targetunavailable", id, Map.of("reason", "no connection '" + request.target() + "'"));
            return;
        }
        try {
            connection.platform().signal(connection.id(), name(request), values(request));
            report("send.successful", id, Map.of());
        } catch (RuntimeException e) {
            report("error.send.failed", id, Map.of("reason", String.valueOf(e.getMessage())));
        }
    }

    /** To a dialog of any session. */
    private void toDialog(String id, SendRequest request) {
        Optional<Session> owner = session.services().sessions().owner(request.target());
        if (owner.isEmpty()) {
            report("error.send.targetunavailable", id, Map.of("reason", "no dialog '" + request.target() + "'"));
            return;
        }
        owner.get().enqueue(() -> {
            SessionDialog dialog = owner.get().dialogues().find(request.target());
            if (dialog == null) {
                session.raise(outcome(
                        "error.send.targetunavailable", id, Map.of("reason", "no dialog '" + request.target() + "'")));
            } else if (dialog.deliver(name(request), values(request))) {
                session.raise(outcome("send.successful", id, Map.of()));
            } else {
                session.raise(outcome("error.send.failed", id, Map.of("reason", "the dialog takes no event now")));
            }
        });
    }

    /** Inline content goes under the name of its element. */
    private static String name(SendRequest request) {
        return request.content()
                .map(xml -> xml.replaceFirst("(?s)^[^<]*<([^\\s/>]+).*", "$1"))
                .orElse(request.name());
    }

    private static Map<String, Object> values(SendRequest request) {
        return request.content()
                .<Map<String, Object>>map(xml -> Map.of("content", xml))
                .orElse(request.values());
    }

    /** On the queue of this session. */
    private void report(String name, String sendId, Map<String, Object> more) {
        session.happened(outcome(name, sendId, more));
    }

    private static SessionEvent outcome(String name, String sendId, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sendid", sendId);
        properties.putAll(more);
        return new SessionEvent(name, sendId, "ccxml", properties);
    }
}
