package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.parley.webapp.account.Accounts;

/** {@code /}: what this is, and the way to the login. */
final class FrontServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    FrontServlet(Pages pages, Accounts accounts) {
        super(pages, accounts);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        show(request, response, "front", Map.of());
    }
}
