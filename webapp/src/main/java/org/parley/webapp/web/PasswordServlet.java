package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.TooBusyException;

/** {@code /password}: for who has logged in with a password that is not as it must be any more. Nothing else opens. */
final class PasswordServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient Accounts accounts;
    private final transient PasswordForm form;

    PasswordServlet(Pages pages, Accounts accounts, OpenLogins logins) {
        super(pages, accounts);
        this.accounts = accounts;
        this.form = new PasswordForm(accounts, logins);
    }

    private Optional<Account> who(HttpServletRequest request, HttpServletResponse response) {
        Optional<Account> account = WebSession.find(request)
                .filter(WebSession::mustChangePassword)
                .flatMap(session -> session.proved(accounts));
        if (account.isEmpty()) {
            redirect(response, "/account");
        }
        return account;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = who(request, response);
        if (account.isPresent()) {
            form(request, response, form.current(account.get()));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = who(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        try {
            Form sent = form.submit(request, account.get());
            if (sent.right()) {
                redirect(request, response, "/messages", form.done());
            } else {
                form(request, response, sent);
            }
        } catch (TooBusyException e) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "The server is busy. Try again.");
        }
    }

    private void form(HttpServletRequest request, HttpServletResponse response, Form shown) throws IOException {
        show(
                request,
                response,
                "password",
                Map.of(
                        "password",
                        shown.fields(),
                        "passwordRule",
                        accounts.passwordPolicy().rule()));
    }
}
