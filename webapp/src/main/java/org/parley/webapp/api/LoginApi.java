package org.parley.webapp.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.http.Json;

/** Resources behind a login. */
abstract class LoginApi extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ApiLogin login;
    private final transient RestAudit audit;

    LoginApi(MessageCenter center) {
        this.login = new ApiLogin(center.accounts(), center.clock());
        this.audit = new RestAudit(center.audit());
    }

    /** Whether a change of this resource is an administrator's act that is audited here. */
    boolean administers(Account account, String path) {
        return false;
    }

    /** Why an account may not see a resource; empty when it may. @param path behind the resource, without its first slash */
    abstract Optional<String> forbids(Account account, String path);

    /** Answers a request of an account that may. @param path behind the resource, without its first slash */
    abstract void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException;

    /** Likewise, for resources that care who asks. */
    void answer(HttpServletRequest request, HttpServletResponse response, Account account, String path)
            throws IOException {
        answer(request, response, path);
    }

    @Override
    protected final void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = login.require(request, response);
        if (account.isEmpty()) {
            return;
        }
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<String> forbidden = forbids(account.get(), path);
        if (forbidden.isPresent()) {
            Json.problem(response, 403, "Forbidden", forbidden.get());
        } else if (RestAudit.changes(request) && administers(account.get(), path)) {
            audit.answer(request, response, account.get(), (again, to) -> answer(again, to, account.get(), path));
        } else {
            answer(request, response, account.get(), path);
        }
    }

    static void notFound(HttpServletResponse response) throws IOException {
        Json.problem(response, 404, "Not found", "There is no such resource");
    }

    static void notAllowed(HttpServletResponse response, String allowed) throws IOException {
        response.setHeader("Allow", allowed);
        Json.problem(response, 405, "Method not allowed", "Allowed here: " + allowed);
    }
}
