package org.parley.browser.ccxml.internal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.browser.ccxml.internal.document.Actions.SendRequest;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;

/** The basic HTTP event I/O processor, outwards (CCXML 1.0 appendix K): an event as a form, or inline XML as a body. */
final class BasicHttp {
    private final Session session;

    /** Why an event did not arrive. */
    record Refusal(String event, String reason) {}

    BasicHttp(Session session) {
        this.session = session;
    }

    /** Blocks until it was answered. */
    Optional<Refusal> post(SendRequest request) {
        try {
            URI uri = session.document().base().resolve(request.target());
            if (uri.getHost() == null) {
                return Optional.of(new Refusal("error.send.targetunavailable", "not an HTTP address: " + uri));
            }
            session.services()
                    .fetcher()
                    .fetch(new FetchRequest(
                            uri,
                            FetchRequest.Method.POST,
                            request.content().isPresent()
                                    ? FetchRequest.Encoding.RAW
                                    : FetchRequest.Encoding.URLENCODED,
                            fields(request),
                            session.cookies(),
                            session.limits().fetchTimeout(),
                            Optional.empty(),
                            Optional.empty()));
            return Optional.empty();
        } catch (FetchException e) {
            return Optional.of(new Refusal("error.send.failed", String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            return Optional.of(new Refusal("error.send.targetunavailable", "not a URI: " + request.target()));
        }
    }

    private List<FetchRequest.Field> fields(SendRequest request) {
        if (request.content().isPresent()) {
            return List.of(new FetchRequest.TextField(
                    "application/xml", request.content().get()));
        }
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("sessionid", session.id());
        form.put("name", request.name());
        form.putAll(request.values());
        return session.fields(form);
    }
}
