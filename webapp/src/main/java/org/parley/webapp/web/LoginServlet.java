package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PasswordPolicy;
import org.parley.webapp.account.TooBusyException;
import org.parley.webapp.http.Confidentiality;

/** {@code /login}: name and password; the same answer whichever of them is wrong. */
final class LoginServlet extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final String HOME = "/messages";

    private final transient Accounts accounts;
    private final transient Clock clock;
    private final transient PasswordPolicy policy;
    private final transient OpenLogins logins;

    LoginServlet(Pages pages, MessageCenter center, OpenLogins logins) {
        super(pages, center.accounts());
        this.accounts = center.accounts();
        this.clock = center.clock();
        this.policy = center.accounts().passwordPolicy();
        this.logins = logins;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Confidentiality.holds(request)) {
            refuse(request, response);
        } else if (account(request).isPresent()) {
            redirect(response, next(request));
        } else {
            form(request, response, "", "");
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Confidentiality.holds(request)) {
            refuse(request, response);
            return;
        }
        if (!requireToken(request, response)) {
            return;
        }
        String login =
                Optional.ofNullable(request.getParameter("login")).orElse("").strip();
        String password = Optional.ofNullable(request.getParameter("password")).orElse("");
        try {
            LoginResult result = accounts.verifyPassword(login, password);
            if (result instanceof LoginResult.Accepted accepted) {
                String target = next(request);
                WebSession session = WebSession.logIn(request, accepted);
                logins.add(request, accepted.account().id());
                boolean right = policy.mistake(password).isEmpty()
                        && !accepted.account().passwordExpired();
                if (!right) {
                    session.makeChangePassword();
                }
                redirect(response, right ? target : "/password");
            } else if (result instanceof LoginResult.Throttled throttled) {
                long seconds = Math.max(
                        1, Duration.between(clock.instant(), throttled.until()).toSeconds());
                form(request, response, login, "Too many wrong logins. Try again in " + seconds + " seconds.");
            } else {
                form(request, response, login, "The login name or the password is wrong.");
            }
        } catch (TooBusyException e) {
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            form(request, response, login, "The server is busy. Try again in a moment.");
        }
    }

    /** Shows no form, so that no password is typed that others could read. */
    private void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        show(request, response, "login-refused", Map.of());
    }

    private void form(HttpServletRequest request, HttpServletResponse response, String login, String error)
            throws IOException {
        WebSession.findOrCreate(request);
        show(request, response, "login", Map.of("login", login, "error", error, "next", next(request)));
    }

    /** Where to go after the login: a page of ours, whatever the address says. */
    private static String next(HttpServletRequest request) {
        String next = Optional.ofNullable(request.getParameter("next")).orElse("");
        boolean plain = next.matches("/[a-z-]+(/[\\w@:.%+-]*)*(\\?[\\w=&.%+-]*)?") && !next.contains("..");
        return plain && Tab.anyHolds(next.replaceAll("\\?.*", "")) ? next : HOME;
    }
}
