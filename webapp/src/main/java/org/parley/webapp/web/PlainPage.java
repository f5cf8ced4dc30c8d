package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;

/** A page behind the login that is only looked at. */
final class PlainPage extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final String template;
    private final transient Function<Account, Map<String, Object>> values;

    PlainPage(Pages pages, Accounts accounts, String template, Function<Account, Map<String, Object>> values) {
        super(pages, accounts);
        this.template = template;
        this.values = values;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isPresent()) {
            show(request, response, template, values.apply(account.get()));
        }
    }
}
