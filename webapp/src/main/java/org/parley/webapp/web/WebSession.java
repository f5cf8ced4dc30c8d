package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.secret.KeyedHash;

/** The session of a browser: who logged in, the token that its forms carry, and one notice for the next page. */
public final class WebSession {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MINUTES_BEFORE_LOGIN = 15;
    private static final String ACCOUNT = "account";
    private static final String PASSWORD_STAMP = "password-stamp";
    private static final String TOKEN = "token";
    private static final String NOTICE = "notice";
    private static final String UNDO = "undo";
    private static final String MUST_CHANGE = "must-change";

    private final HttpSession session;

    private WebSession(HttpSession session) {
        this.session = session;
    }

    /** The session of a request, if it has one. */
    public static Optional<WebSession> find(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .filter(session -> session.getAttribute(TOKEN) != null)
                .map(WebSession::new);
    }

    /** The session of a request, or a new one in which nobody is logged in. */
    static WebSession findOrCreate(HttpServletRequest request) {
        return find(request).orElseGet(() -> {
            HttpSession session = request.getSession(true);
            session.setMaxInactiveInterval(MINUTES_BEFORE_LOGIN * 60);
            session.setAttribute(TOKEN, newToken());
            return new WebSession(session);
        });
    }

    /** Ends the session of a request and begins one with a new id and a new token, so that an id planted before the
     * login is worth nothing after it. */
    static WebSession logIn(HttpServletRequest request, LoginResult.Accepted login) {
        end(request);
        HttpSession session = request.getSession(true);
        session.setAttribute(TOKEN, newToken());
        session.setAttribute(ACCOUNT, login.account().id());
        session.setAttribute(PASSWORD_STAMP, login.secretStamp());
        return new WebSession(session);
    }

    static void end(HttpServletRequest request) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
    }

    /** Who is logged in; nobody any more when the password has changed since, and nobody yet when it must be changed first. */
    public Optional<Account> account(Accounts accounts) {
        return mustChangePassword() ? Optional.empty() : proved(accounts);
    }

    /** Who has proved who they are, even if the password must be changed before anything else. */
    Optional<Account> proved(Accounts accounts) {
        Long id = (Long) session.getAttribute(ACCOUNT);
        return id == null ? Optional.empty() : accounts.byId(id, (String) session.getAttribute(PASSWORD_STAMP));
    }

    /** Whether the password is not as it must be any more. */
    boolean mustChangePassword() {
        return session.getAttribute(MUST_CHANGE) != null;
    }

    void makeChangePassword() {
        session.setAttribute(MUST_CHANGE, true);
    }

    String token() {
        return (String) session.getAttribute(TOKEN);
    }

    /** Whether a form or header carries the token of this session. */
    public boolean tokenMatches(String given) {
        return given != null && KeyedHash.equal(token(), given);
    }

    void notice(String text) {
        session.setAttribute(NOTICE, text);
    }

    /** The notice for this page, once. */
    String takeNotice() {
        String text = (String) session.getAttribute(NOTICE);
        if (text != null) {
            session.removeAttribute(NOTICE);
        }
        return text == null ? "" : text;
    }

    /** The notice can be undone by a form that carries this. */
    void undo(String value) {
        session.setAttribute(UNDO, value);
    }

    /** What the notice of this page can undo, once. */
    String takeUndo() {
        Object value = session.getAttribute(UNDO);
        session.removeAttribute(UNDO);
        return value == null ? "" : value.toString();
    }

    private static String newToken() {
        byte[] bits = new byte[24];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
