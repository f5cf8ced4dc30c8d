package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.EventException;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.platform.Clock;

/** The events that a session sends, some of them later (CCXML 1.0 §9.3): to sessions and by basic HTTP. */
final class Sends {
    private final Session session;
    private final Map<String, Clock.Timer> delayed = new HashMap<>();
    private int number;

    Sends(Session session) {
        this.session = session;
    }

    boolean anyDelayed() {
        return !delayed.isEmpty();
    }

    String send(String targetType, String target, String event, Map<String, Object> values, Duration delay)
            throws EventException {
        String type = targetType.toLowerCase(Locale.ROOT);
        String id = session.id() + "-s" + ++number;
        if (!type.equals("ccxml") && !type.equals("basichttp")) {
            throw new EventException(
                    "error.send.targettypeinvalid", "nothing sends to '" + targetType + "'", Map.of("sendid", id));
        }
        if (delay.isZero()) {
            carryOut(id, type, target, event, values);
        } else {
            delayed.put(id, session.later(delay, () -> {
                delayed.remove(id);
                carryOut(id, type, target, event, values);
            }));
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

    private void carryOut(String id, String type, String target, String event, Map<String, Object> values) {
        if (type.equals("ccxml")) {
            toSession(id, target, event, values);
        } else {
            session.background(() -> byHttp(id, target, event, values));
        }
    }

    private void toSession(String id, String target, String event, Map<String, Object> values) {
        boolean delivered = session.services()
                .sessions()
                .find(target)
                .map(other -> other.deliver(event, "ccxml", session.id(), values))
                .orElse(false);
        if (delivered) {
            report("send.successful", id, Map.of());
        } else {
            report("error.send.targetunavailable", id, Map.of("reason", "no session '" + target + "'"));
        }
    }

    /** The basic HTTP event I/O processor: the event as a form. */
    private void byHttp(String id, String target, String event, Map<String, Object> values) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("sessionid", session.id());
        form.put("name", event);
        form.putAll(values);
        try {
            URI uri = URI.create(target);
            session.services()
                    .fetcher()
                    .fetch(new FetchRequest(
                            uri,
                            FetchRequest.Method.POST,
                            FetchRequest.Encoding.URLENCODED,
                            session.fields(form),
                            session.cookies(),
                            session.limits().fetchTimeout(),
                            Optional.empty(),
                            Optional.empty()));
            report("send.successful", id, Map.of());
        } catch (FetchException e) {
            report("error.send.failed", id, Map.of("reason", String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            report("error.send.targetunavailable", id, Map.of("reason", "not a URI: " + target));
        }
    }

    private void report(String name, String sendId, Map<String, Object> more) {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("sendid", sendId);
        properties.putAll(more);
        session.raise(new SessionEvent(name, sendId, "ccxml", properties));
    }
}
