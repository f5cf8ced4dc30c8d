package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.TooBusyException;
import org.parley.webapp.http.Confidentiality;
import org.parley.webapp.http.Json;
import org.parley.webapp.web.WebSession;

/**
 * Who sends a request to the REST interface: by HTTP basic (RFC 7617), else by the session of the pages. With a
 * session, a request that changes something also needs the session's token in {@code X-CSRF-Token}.
 */
final class ApiLogin {
    private static final String BASIC = "basic ";

    private final Accounts accounts;
    private final Clock clock;

    ApiLogin(Accounts accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The account behind a request; empty when the request has been answered with an error. */
    Optional<Account> require(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Confidentiality.holds(request)) {
            Json.problem(response, 403, "Forbidden", "Logins from other machines need https");
            return Optional.empty();
        }
        String header = request.getHeader("Authorization");
        return header == null ? bySession(request, response) : byHeader(header, response);
    }

    private Optional<Account> bySession(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<WebSession> session = WebSession.find(request);
        Optional<Account> account = session.flatMap(known -> known.account(accounts));
        if (account.isEmpty()) {
            unauthorized(response);
            return Optional.empty();
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        if (!reads && !session.get().tokenMatches(request.getHeader("X-CSRF-Token"))) {
            Json.problem(response, 403, "Forbidden", "A change by session needs its token in X-CSRF-Token");
            return Optional.empty();
        }
        return account;
    }

    private Optional<Account> byHeader(String header, HttpServletResponse response) throws IOException {
        Optional<String[]> credentials = credentials(header);
        if (credentials.isEmpty()) {
            unauthorized(response);
            return Optional.empty();
        }
        try {
            LoginResult result =
                    accounts.verifyRepeatedly(credentials.get()[0], credentials.get()[1]);
            if (result instanceof LoginResult.Accepted accepted) {
                boolean right = !accepted.account().passwordExpired()
                        && accounts.passwordPolicy()
                                .mistake(credentials.get()[1])
                                .isEmpty();
                if (!right) {
                    Json.problem(response, 403, "Forbidden", "Log in to the pages and choose another password first");
                }
                return right ? Optional.of(accepted.account()) : Optional.empty();
            }
            if (result instanceof LoginResult.Throttled throttled) {
                long seconds = Math.max(
                        1, Duration.between(clock.instant(), throttled.until()).toSeconds());
                response.setHeader("Retry-After", String.valueOf(seconds));
                Json.problem(response, 429, "Too many requests", "Too many wrong logins; try again later");
            } else {
                unauthorized(response);
            }
        } catch (TooBusyException e) {
            response.setHeader("Retry-After", "2");
            Json.problem(response, 503, "Service unavailable", e.getMessage());
        }
        return Optional.empty();
    }

    private static Optional<String[]> credentials(String header) {
        if (!header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return Optional.empty();
        }
        byte[] decoded;
        try {
            decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
        return parts.length == 2 ? Optional.of(parts) : Optional.empty();
    }

    private static void unauthorized(HttpServletResponse response) throws IOException {
        response.setHeader("WWW-Authenticate", "Basic realm=\"Parley\", charset=\"UTF-8\"");
        Json.problem(response, 401, "Unauthorized", "Log in with the name and password of the web pages");
    }
}
