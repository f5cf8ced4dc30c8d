package org.parley.webapp.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.http.Confidentiality;

/** What all pages share: rendering, who is logged in, the token of forms, and redirects after a change. */
abstract class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final int SEE_OTHER = 303;

    private final transient Pages pages;
    private final transient Accounts accounts;

    PageServlet(Pages pages, Accounts accounts) {
        this.pages = pages;
        this.accounts = accounts;
    }

    /** Who is logged in; nobody where others could read the session's cookie. */
    final Optional<Account> account(HttpServletRequest request) {
        return !Confidentiality.holds(request)
                ? Optional.empty()
                : WebSession.find(request).flatMap(session -> session.account(accounts));
    }

    /** Who is logged in, when the tab is open to them; else the request is answered and this is empty. */
    final Optional<Account> requireAccount(HttpServletRequest request, HttpServletResponse response, Tab tab)
            throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isPresent() && !pages.isOpen(tab, account.get())) {
            response.sendError(
                    HttpServletResponse.SC_FORBIDDEN, "You have no permission for this page. Ask your administrator.");
            return Optional.empty();
        }
        return account;
    }

    /** Who is logged in; when nobody is, the browser is sent to the login page and this is empty. */
    final Optional<Account> requireAccount(HttpServletRequest request, HttpServletResponse response) {
        Optional<Account> account = account(request);
        if (account.isEmpty()) {
            if (WebSession.find(request).filter(WebSession::mustChangePassword).isPresent()) {
                redirect(response, "/password");
                return account;
            }
            String target = request.getMethod().equals("GET") ? address(request) : request.getRequestURI();
            redirect(response, "/login?next=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
        }
        return account;
    }

    /** Whether a form came from a page of this session; else the request is answered with 403. */
    final boolean requireToken(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token;
        try {
            token = request.getParameter("token");
        } catch (IllegalStateException tooLong) {
            // the form holds a file, which is not read to its end
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE, "The file is too big.");
            return false;
        }
        boolean valid = WebSession.find(request)
                .filter(session -> session.tokenMatches(token))
                .isPresent();
        if (!valid) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "The form has expired. Go back and load it anew.");
        }
        return valid;
    }

    /** Sends the browser to a page of ours by GET. */
    final void redirect(HttpServletResponse response, String path) {
        response.setStatus(SEE_OTHER);
        response.setHeader("Location", path);
    }

    /** Sends the browser to a page of ours, which shows a notice. */
    final void redirect(HttpServletRequest request, HttpServletResponse response, String path, String notice) {
        WebSession.findOrCreate(request).notice(notice);
        redirect(response, path);
    }

    /** Renders a page; the values of the layout come with it. */
    final void show(HttpServletRequest request, HttpServletResponse response, String page, Map<String, Object> values)
            throws IOException {
        Map<String, Object> all = new HashMap<>();
        Optional<WebSession> session = WebSession.find(request);
        Optional<Account> account = account(request);
        all.put("page", page);
        all.put("user", account.map(Account::displayName).orElse(""));
        all.put(
                "tabs",
                account.map(known -> Tab.shownTo(tab -> pages.isOpen(tab, known), request.getRequestURI()))
                        .orElse(List.of()));
        all.put("token", session.map(WebSession::token).orElse(""));
        // a list that looks for changes by itself leaves notices to the page that somebody asked for
        session = session.filter(known -> !"mailbox".equals(request.getHeader("HX-Trigger")));
        String[] undo = session.map(WebSession::takeUndo).orElse("").split(" ");
        all.put("undo", undo.length == 2 ? Map.of("id", undo[0], "action", undo[1]) : Map.of());
        all.put("notice", session.map(WebSession::takeNotice).orElse(""));
        all.putAll(values);
        byte[] html = pages.render(page, all).getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/html; charset=utf-8");
        response.setContentLength(html.length);
        response.getOutputStream().write(html);
    }

    private static String address(HttpServletRequest request) {
        return request.getQueryString() == null
                ? request.getRequestURI()
                : request.getRequestURI() + "?" + request.getQueryString();
    }
}
