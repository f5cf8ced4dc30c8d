package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceDesk;
import org.parley.webapp.conference.ConferenceDraft;

/** {@code /conferences}: My Conferences, the list, and scheduling another one. */
final class ConferencesPage extends PageServlet {
    private static final long serialVersionUID = 1L;

    private final transient MessageCenter center;
    private final transient ZoneId zone;

    ConferencesPage(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.center = center;
        this.zone = zone;
    }

    private ConferenceDesk desk() {
        return center.conferenceDesk();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response, Tab.CONFERENCES);
        if (account.isPresent()) {
            LocalDateTime now = LocalDateTime.ofInstant(center.clock().instant(), zone);
            show(request, response, account.get(), ConferenceForm.empty(now), false);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response, Tab.CONFERENCES);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        if (!desk().maySchedule(account.get())) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "You have no permission to schedule conferences.");
            return;
        }
        Form form = ConferenceForm.sent(request);
        Optional<ConferenceDraft> draft = ConferenceForm.draft(form, zone);
        Optional<ConferenceDesk.Outcome> outcome = draft.map(wanted -> desk().create(account.get(), wanted));
        outcome.flatMap(ConferenceDesk.Outcome::mistake).ifPresent(mistake -> ConferenceForm.note(form, mistake));
        Optional<Conference> made = outcome.flatMap(ConferenceDesk.Outcome::conference);
        if (made.isPresent()) {
            String number = made.get().number();
            redirect(request, response, "/conferences/" + number, "The conference " + number + " is scheduled.");
        } else {
            show(request, response, account.get(), form, true);
        }
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, Account account, Form form, boolean typed)
            throws IOException {
        show(
                request,
                response,
                "conferences",
                Map.of(
                        "conferences",
                        desk().of(account).stream()
                                .map(conference -> ConferenceRow.of(conference, zone))
                                .toList(),
                        "maySchedule",
                        desk().maySchedule(account),
                        "form",
                        form.fields(),
                        "typed",
                        typed,
                        "zone",
                        zone.getId(),
                        "repetitions",
                        ConferenceRow.repetitions()));
    }
}
