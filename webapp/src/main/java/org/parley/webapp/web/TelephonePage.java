package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;

/** {@code /telephone}: calls from the page, for users and where guests are welcome. */
final class TelephonePage extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient PageTelephone telephone;

    TelephonePage(Pages pages, Accounts accounts, PageTelephone telephone) {
        super(pages, accounts);
        this.telephone = telephone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = account(request);
        if (telephone.isOpenTo(account, request)
                || requireAccount(request, response).isPresent()) {
            WebSession.findOrCreate(request);
            show(request, response, "telephone", telephone.values(account));
        }
    }
}
