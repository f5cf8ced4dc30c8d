package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged in at the pages of this server, and from where, so that owners can see and end it. */
final class OpenLogins {
    private final Set<OpenLogin> logins = ConcurrentHashMap.newKeySet();

    /** Notes a login; it is forgotten when its session ends, however it ends. */
    void add(HttpServletRequest request, long accountId) {
        HttpSession session = request.getSession();
        session.setAttribute(
                OpenLogin.ATTRIBUTE,
                new OpenLogin(
                        this,
                        session,
                        accountId,
                        request.getRemoteAddr(),
                        BrowserName.of(request.getHeader("User-Agent")),
                        Instant.ofEpochMilli(session.getCreationTime())));
    }

    void opened(OpenLogin login) {
        logins.add(login);
    }

    void ended(OpenLogin login) {
        logins.remove(login);
    }

    /** The logins of an account, the newest first. */
    List<OpenLogin> of(long accountId) {
        return logins.stream()
                .filter(login -> login.accountId() == accountId)
                .sorted(Comparator.comparing(OpenLogin::since).reversed())
                .toList();
    }

    /** Ends one login of an account; false when there is no such one. */
    boolean end(long accountId, String id) {
        Optional<OpenLogin> found =
                of(accountId).stream().filter(login -> login.id().equals(id)).findFirst();
        found.ifPresent(OpenLogin::end);
        return found.isPresent();
    }

    /** Ends every login of an account. */
    void endAll(long accountId) {
        of(accountId).forEach(OpenLogin::end);
    }
}
