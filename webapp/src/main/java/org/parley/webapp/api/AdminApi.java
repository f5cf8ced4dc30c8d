package org.parley.webapp.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.http.Json;

/** Resources that only administrators see. */
abstract class AdminApi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ApiLogin login;

    AdminApi(Accounts accounts, Clock clock) {
        this.login = new ApiLogin(accounts, clock);
    }

    /** Answers an administrator's request. @param path behind the resource, without a slash at its begin */
    abstract void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException;

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = login.require(request, response);
        if (account.isEmpty()) {
            return;
        }
        if (!account.get().administrator()) {
            Json.problem(response, 403, "Forbidden", "This is for administrators");
            return;
        }
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        answer(request, response, path.substring(1));
    }

    static void notFound(HttpServletResponse response) throws IOException {
        Json.problem(response, 404, "Not found", "There is no such resource");
    }

    static void notAllowed(HttpServletResponse response, String allowed) throws IOException {
        response.setHeader("Allow", allowed);
        Json.problem(response, 405, "Method not allowed", "Allowed here: " + allowed);
    }
}
