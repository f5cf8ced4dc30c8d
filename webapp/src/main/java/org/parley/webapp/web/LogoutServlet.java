package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.webapp.account.Accounts;

/** {@code POST /logout}. */
final class LogoutServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    LogoutServlet(Pages pages, Accounts accounts) {
        super(pages, accounts);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (requireToken(request, response)) {
            WebSession.end(request);
            redirect(request, response, "/", "You are logged out.");
        }
    }
}
