package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.audit.Actor;

/** What the pages of Administration share: they are for administrators, and show the way to each other. */
abstract class AdminPage extends PageServlet {
    private static final long serialVersionUID = 1L;

    AdminPage(Pages pages, Accounts accounts) {
        super(pages, accounts);
    }

    /** Shows the page to an administrator. */
    abstract void get(HttpServletRequest request, HttpServletResponse response, Account administrator)
            throws IOException;

    /** Takes a form of an administrator. */
    void post(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = require(request, response);
        if (account.isPresent()) {
            get(request, response, account.get());
        }
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = require(request, response);
        if (account.isPresent() && requireToken(request, response)) {
            post(request, response, account.get());
        }
    }

    private Optional<Account> require(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isPresent() && !account.get().administrator()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "This page is for administrators.");
            return Optional.empty();
        }
        return account;
    }

    static Actor actor(HttpServletRequest request, Account administrator) {
        return new Actor(administrator.login(), Actor.Way.PAGE, request.getRemoteAddr());
    }

    final void showSection(
            HttpServletRequest request, HttpServletResponse response, String page, Map<String, Object> values)
            throws IOException {
        Map<String, Object> all = new HashMap<>(values);
        all.put("sections", AdminSection.shown(request.getRequestURI()));
        show(request, response, page, all);
    }

    /** What stands behind the page in the address, decoded. */
    static String part(HttpServletRequest request) {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("");
        return path.startsWith("/") ? path.substring(1) : path;
    }

    static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("").strip();
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
