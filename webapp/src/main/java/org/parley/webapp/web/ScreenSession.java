package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.secret.KeyedHash;

/**
 * The login of a telephone's screen by PIN. It is apart from the login of the pages: neither secret opens what belongs to the
 * other (FEATURES 1.5).
 */
final class ScreenSession {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ACCOUNT = "screen-account";
    private static final String TOKEN = "screen-token";
    private static final String PLAYED = "screen-played";
    private static final String NOTICE = "screen-notice";
    /** A telephone stands where others can reach it. */
    private static final int IDLE_SECONDS = 600;

    private final HttpSession session;

    private ScreenSession(HttpSession session) {
        this.session = session;
    }

    /**
     * What plays.
     *
     * @param fromMs where in the message it was when it began to play, or where it stands still
     * @param since when it began to play; null while it stands still
     */
    record Played(long message, long fromMs, Instant since) implements java.io.Serializable {

        boolean plays() {
            return since != null;
        }

        /** Where it is now, not behind its end. */
        long at(Instant now, long lengthMs) {
            long at = plays() ? fromMs + Math.max(0, now.toEpochMilli() - since.toEpochMilli()) : fromMs;
            return Math.max(0, Math.min(at, lengthMs));
        }
    }

    /** The session, before a login too: its forms carry a token. */
    static ScreenSession of(HttpServletRequest request) {
        HttpSession session = request.getSession(true);
        if (session.getAttribute(TOKEN) == null) {
            session.setAttribute(TOKEN, newToken());
        }
        return new ScreenSession(session);
    }

    /** A login begins a session with a new id; nobody who knew the old one gets in. */
    static ScreenSession logIn(HttpServletRequest request, LoginResult.Accepted login) {
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval(IDLE_SECONDS);
        session.setAttribute(TOKEN, newToken());
        session.setAttribute(ACCOUNT, login.account().id());
        return new ScreenSession(session);
    }

    Optional<Account> account(Accounts accounts) {
        Long id = (Long) session.getAttribute(ACCOUNT);
        return id == null ? Optional.empty() : accounts.byId(id);
    }

    String token() {
        return (String) session.getAttribute(TOKEN);
    }

    boolean tokenMatches(String given) {
        return given != null && KeyedHash.equal(token(), given);
    }

    Optional<Played> played() {
        return Optional.ofNullable((Played) session.getAttribute(PLAYED));
    }

    void played(Played now) {
        session.setAttribute(PLAYED, now);
    }

    void notice(String text) {
        session.setAttribute(NOTICE, text);
    }

    /** The notice for this screen, once. */
    String takeNotice() {
        Object text = session.getAttribute(NOTICE);
        session.removeAttribute(NOTICE);
        return text == null ? "" : text.toString();
    }

    private static String newToken() {
        byte[] bits = new byte[24];
        RANDOM.nextBytes(bits);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
    }
}
