package org.parley.webapp.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.http.Json;
import org.parley.webapp.telephone.MailboxWatchers;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/watchers/EXT}: which extensions may watch the message lamp of a mailbox, for its owner. {@code GET}, and
 * {@code PUT} with {@code {"watchers": ["101"]}}.
 */
public final class WatchersServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ApiLogin login;
    private final transient MailboxWatchers watchers;

    public WatchersServlet(Accounts accounts, MailboxWatchers watchers, Clock clock) {
        this.login = new ApiLogin(accounts, clock);
        this.watchers = watchers;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = login.require(request, response);
        if (account.isEmpty()) {
            return;
        }
        String extension =
                Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (!account.get().extension().equals(extension)) {
            Json.problem(response, 403, "Forbidden", "This is not your mailbox");
            return;
        }
        switch (request.getMethod()) {
            case "GET", "HEAD" -> tell(response, extension);
            case "PUT" -> put(request, response, extension);
            default -> {
                response.setHeader("Allow", "GET, HEAD, PUT");
                Json.problem(response, 405, "Method not allowed", "GET or PUT");
            }
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
