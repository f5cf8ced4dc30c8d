package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;

/** {@code /}: what this is, the way to the login, and where guests are welcome a telephone. */
final class FrontServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient PageTelephone telephone;

    FrontServlet(Pages pages, Accounts accounts, PageTelephone telephone) {
        super(pages, accounts);
        this.telephone = telephone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = account(request);
        if (account.isEmpty() && telephone.isOpenTo(account, request)) {
            WebSession.findOrCreate(request);
            show(request, response, "front", telephone.values(account));
        } else {
            show(request, response, "front", Map.of("telephone", false));
        }
    }
}
