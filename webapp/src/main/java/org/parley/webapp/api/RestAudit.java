package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.stream.Collectors;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.audit.AuditLog;
import org.parley.webapp.http.Json;
import tools.jackson.databind.JsonNode;

/** Answers requests of administrators that change something, in one transaction with their rows of the audit. */
final class RestAudit {
    private static final int REFUSED = 400;
    private static final String PREFIX = "/api/v1/";

    private final AuditLog audit;

    RestAudit(AuditLog audit) {
        this.audit = audit;
    }

    /** What answers a request. */
    interface Answer {
        void to(HttpServletRequest request, HttpServletResponse response) throws IOException;
    }

    static Actor actor(HttpServletRequest request, Account account) {
        return new Actor(account.login(), Actor.Way.REST, request.getRemoteAddr());
    }

    static boolean changes(HttpServletRequest request) {
        return !request.getMethod().matches("GET|HEAD|OPTIONS");
    }

    void answer(HttpServletRequest request, HttpServletResponse response, Account account, Answer answer)
            throws IOException {
        RepeatableRequest repeatable = new RepeatableRequest(request);
        try {
            audit.during(actor(request, account), notes -> {
                try {
                    response.resetBuffer();
                    answer.to(repeatable, response);
                    if (response.getStatus() < REFUSED) {
                        notes.add(request.getMethod(), subject(request), detail(repeatable));
                    }
                    return true;
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String subject(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith(PREFIX) ? path.substring(PREFIX.length()) : path;
    }

    /** What was sent, when it is JSON; secrets are left out. */
    private static String detail(HttpServletRequest request) throws IOException {
        return Json.read(request)
                .filter(JsonNode::isObject)
                .map(body -> body.propertyNames().stream()
                        .map(name -> name + ": "
                                + (isSecret(name) ? "…" : body.get(name).toString()))
                        .collect(Collectors.joining("; ")))
                .orElse("");
    }

    private static boolean isSecret(String name) {
        return name.toLowerCase(Locale.ROOT).matches(".*(password|secret|pin).*");
    }
}
