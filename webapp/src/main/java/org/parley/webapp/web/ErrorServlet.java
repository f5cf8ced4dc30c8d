package org.parley.webapp.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.http.Json;

/** Shows what went wrong: a page to people, a problem object to programs. Says nothing about the inside. */
final class ErrorServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    ErrorServlet(Pages pages, Accounts accounts) {
        super(pages, accounts);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getDispatcherType() != DispatcherType.ERROR) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        int status = (Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        boolean thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
        String message = Optional.ofNullable((String) request.getAttribute(RequestDispatcher.ERROR_MESSAGE))
                .filter(text -> !thrown && !text.isBlank())
                .orElse(explanation(status));
        String uri = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        SecurityHeaders.apply(response);
        response.setHeader("Cache-Control", "no-store");
        if (uri.startsWith("/api/")) {
            Json.problem(response, status, title(status), message);
        } else {
            show(request, response, "error", Map.of("title", title(status), "message", message));
        }
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "That request is not complete";
            case 403 -> "Not allowed";
            case 404 -> "Not found";
            case 405 -> "Not possible here";
            default -> status < 500 ? "That did not work" : "Something went wrong";
        };
    }

    private static String explanation(int status) {
        return switch (status) {
            case 404 -> "There is no page at this address.";
            case 405 -> "This page cannot be used in that way.";
            default ->
                status < 500
                        ? "The server did not understand the request."
                        : "The mistake is on our side and has been logged. Try again in a moment.";
        };
    }
}
