package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** One browser in which somebody is logged in. It lies in the session and so hears of its end. */
final class OpenLogin implements HttpSessionBindingListener {
    static final String ATTRIBUTE = "open-login";

    private final OpenLogins logins;
    private final HttpSession session;
    private final String id = UUID.randomUUID().toString();
    private final long accountId;
    private final String address;
    private final String browser;
    private final Instant since;
    private final Set<Runnable> whenEnded = ConcurrentHashMap.newKeySet();

    OpenLogin(OpenLogins logins, HttpSession session, long accountId, String address, String browser, Instant since) {
        this.logins = logins;
        this.session = session;
        this.accountId = accountId;
        this.address = address;
        this.browser = browser;
        this.since = since;
    }

    /** The login behind a request. */
    static Optional<OpenLogin> of(HttpServletRequest request) {
        return Optional.ofNullable(request.getSession(false))
                .map(session -> (OpenLogin) session.getAttribute(ATTRIBUTE));
    }

    /** Names this login to its owner; worth nothing as a cookie. */
    String id() {
        return id;
    }

    long accountId() {
        return accountId;
    }

    String address() {
        return address;
    }

    String browser() {
        return browser;
    }

    Instant since() {
        return since;
    }

    /** Runs something when the login ends. */
    void whenEnded(Runnable action) {
        whenEnded.add(action);
    }

    void forget(Runnable action) {
        whenEnded.remove(action);
    }

    void end() {
        try {
            session.invalidate();
        } catch (IllegalStateException over) {
            logins.ended(this);
        }
    }

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        logins.opened(this);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        logins.ended(this);
        whenEnded.forEach(Runnable::run);
    }
}
