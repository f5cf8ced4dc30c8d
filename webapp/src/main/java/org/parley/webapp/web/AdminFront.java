package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;

/** {@code /admin}: leads to the first part of Administration. */
final class AdminFront extends AdminPage {
    private static final long serialVersionUID = 1L;

    AdminFront(Pages pages, Accounts accounts) {
        super(pages, accounts);
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) {
        redirect(response, AdminSection.USERS.path());
    }
}
