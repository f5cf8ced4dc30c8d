package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.http.Json;
import org.parley.webapp.telephone.MailboxWatchers;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/watchers/EXT}: which extensions may watch the message lamp of a mailbox, for its owner. {@code GET}, and
 * {@code PUT} with {@code {"watchers": ["101"]}}.
 */
public final class WatchersServlet extends LoginApi {
    private static final long serialVersionUID = 1L;

    private final transient MailboxWatchers watchers;

    public WatchersServlet(MessageCenter center) {
        super(center);
        this.watchers = center.watchers();
    }

    @Override
    Optional<String> forbids(Account account, String extension) {
        return account.extension().equals(extension) ? Optional.empty() : Optional.of("This is not your mailbox");
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String extension) throws IOException {
        switch (request.getMethod()) {
            case "GET", "HEAD" -> tell(response, extension);
            case "PUT" -> put(request, response, extension);
            default -> notAllowed(response, "GET, HEAD, PUT");
        }
    }

    private void tell(HttpServletResponse response, String extension) throws IOException {
        Json.write(response, 200, Map.of("watchers", watchers.of(extension)));
    }

    private void put(HttpServletRequest request, HttpServletResponse response, String extension) throws IOException {
        Optional<JsonNode> given =
                Json.read(request).map(body -> body.get("watchers")).filter(JsonNode::isArray);
        List<String> wanted = new ArrayList<>();
        given.ifPresent(list -> list.forEach(one -> wanted.add(one.asString(""))));
        try {
            if (given.isEmpty()) {
                throw new IllegalArgumentException("Send JSON with \"watchers\": a list of extensions");
            }
            watchers.allow(extension, wanted);
            tell(response, extension);
        } catch (IllegalArgumentException wrong) {
            Json.problem(response, 400, "Bad request", wrong.getMessage());
        }
    }
}
