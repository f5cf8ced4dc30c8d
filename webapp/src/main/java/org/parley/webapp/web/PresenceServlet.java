package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.presence.Presence;
import org.parley.webapp.presence.Presences;

/** {@code /presence}: My Presence. */
final class PresenceServlet extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient Presences presences;

    PresenceServlet(Pages pages, Accounts accounts, Presences presences) {
        super(pages, accounts);
        this.presences = presences;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isPresent()) {
            Presence current = account.get().presence();
            show(
                    request,
                    response,
                    "presence",
                    Map.of(
                            "choices",
                            Arrays.stream(Presence.values())
                                    .map(p -> Map.of("id", p.id(), "title", p.title(), "checked", p == current))
                                    .toList()));
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        Optional<Presence> chosen =
                Optional.ofNullable(request.getParameter("presence")).flatMap(Presence::ofId);
        if (chosen.isEmpty()) {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST, "Choose one of the presences.");
            return;
        }
        presences.set(account.get().extension(), chosen.get());
        redirect(
                request,
                response,
                "/presence",
                "Your presence is now " + chosen.get().title() + ".");
    }
}
