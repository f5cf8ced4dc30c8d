package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.audit.AuditLog;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceDesk;
import org.parley.webapp.conference.ConferenceDraft;
import org.parley.webapp.invitation.Invitations;
import org.parley.webapp.outgoing.CallStep;
import org.parley.webapp.outgoing.OutgoingCalls;
import org.parley.webapp.outgoing.Refused;

/**
 * {@code /conferences/ID}: one conference, who is in and who was, and what its creator and moderator may do. Forms name what
 * they do in the field {@code action}.
 */
final class ConferencePage extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile("/([0-9]{1,16})(/conference\\.ics)?");
    private static final Pattern PARTICIPANT = Pattern.compile("(mute|unmute|disconnect)-([0-9]{1,18})");
    private static final int MOST_VISITS = 200;

    private final transient ConferenceDesk desk;
    private final transient AuditLog audit;
    private final transient OutgoingCalls calls;
    private final transient Invitations invitations;
    private final transient ZoneId zone;

    ConferencePage(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.desk = center.conferenceDesk();
        this.audit = center.audit();
        this.calls = center.outgoingCalls();
        this.invitations = center.invitations();
        this.zone = zone;
    }

    /** The conference that the address names and the account manages; else the request is answered and this is empty. */
    private Optional<Conference> require(HttpServletRequest request, HttpServletResponse response, Account account)
            throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        Optional<Conference> conference = path.matches() ? desk.find(account, path.group(1)) : Optional.empty();
        if (conference.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "You have no such conference.");
        }
        return conference;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response, Tab.CONFERENCES);
        if (account.isPresent()) {
            Optional<Conference> conference = require(request, response, account.get());
            if (conference.isPresent() && request.getPathInfo().endsWith(".ics")) {
                calendar(response, account.get(), conference.get());
            } else if (conference.isPresent()) {
                show(request, response, account.get(), conference.get(), form(conference.get()));
            }
        }
    }

    private void calendar(HttpServletResponse response, Account account, Conference conference) throws IOException {
        Optional<String> file = invitations.calendar(account, conference.number());
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "A standing conference has no date.");
            return;
        }
        response.setContentType("text/calendar; charset=utf-8; method=PUBLISH");
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"conference-" + conference.number() + ".ics\"");
        response.getOutputStream().write(file.get().getBytes(StandardCharsets.UTF_8));
    }

    private static Form form(Conference conference) {
        return conference.scheduled()
                ? ConferenceForm.of(conference)
                : Form.of("description", "moderator", "password", "enabled")
                        .set("description", conference.description())
                        .set("moderator", conference.moderator())
                        .set("enabled", conference.state().open() ? "on" : "");
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response, Tab.CONFERENCES);
        if (account.isEmpty() || !requireToken(request, response)) {
            return;
        }
        Optional<Conference> conference = require(request, response, account.get());
        if (conference.isPresent()) {
            act(request, response, account.get(), conference.get());
        }
    }

    private void act(HttpServletRequest request, HttpServletResponse response, Account account, Conference conference)
            throws IOException {
        String action = Optional.ofNullable(request.getParameter("action")).orElse("");
        String number = conference.number();
        Matcher participant = PARTICIPANT.matcher(action);
        if (action.equals("change")) {
            change(request, response, account, conference);
        } else if (action.equals("delete")) {
            boolean deleted = desk.delete(account, number);
            redirect(
                    request,
                    response,
                    deleted ? "/conferences" : here(conference),
                    deleted ? "The conference " + number + " is deleted." : "A standing conference stays.");
        } else if (action.equals("end") || action.equals("end-series")) {
            desk.end(account, number, action.equals("end-series"));
            redirect(request, response, here(conference), "The conference is ended.");
        } else if (action.equals("lock") || action.equals("unlock")) {
            desk.lock(account, number, action.equals("lock"));
            redirect(
                    request,
                    response,
                    here(conference),
                    action.equals("lock") ? "Nobody else can come in." : "Everybody with the password can come in.");
        } else if (action.equals("mail")) {
            mail(request, response, account, conference);
        } else if (action.startsWith("uninvite-")) {
            boolean known = invitations.uninvite(account, number, action.substring("uninvite-".length()));
            redirect(
                    request,
                    response,
                    here(conference),
                    known ? "The invitation is taken back." : "Nobody is invited there.");
        } else if (action.equals("invite")) {
            invite(request, response, account, conference);
        } else if (participant.matches()) {
            participant(request, response, account, conference, participant);
        } else {
            response.sendError(HttpServletResponse.SC_BAD_REQUEST);
        }
    }

    /** Invites by e-mail. */
    private void mail(HttpServletRequest request, HttpServletResponse response, Account account, Conference conference)
            throws IOException {
        Form guests = Form.sent(request, "addresses", "language");
        List<String> addresses = Arrays.stream(guests.get("addresses").split("[\\s,;]+"))
                .filter(address -> !address.isEmpty())
                .toList();
        Optional<String> mistake = invitations.invite(account, conference.number(), addresses, guests.get("language"));
        if (mistake.isEmpty()) {
            redirect(
                    request,
                    response,
                    here(conference),
                    addresses.size() == 1 ? "The invitation is sent." : addresses.size() + " invitations are sent.");
        } else {
            guests.mistake("addresses", mistake.get());
            show(request, response, account, conference, form(conference), Form.of("number"), guests);
        }
    }

    /** Has somebody called who is asked to come in. */
    private void invite(
            HttpServletRequest request, HttpServletResponse response, Account account, Conference conference)
            throws IOException {
        Form form = form(conference);
        String number = Optional.ofNullable(request.getParameter("number")).orElse("");
        String mistake = conference.state().open()
                ? calls.invite(account, conference.number(), number)
                        .refused()
                        .map(Refused::text)
                        .orElse("")
                : "The conference is not open now.";
        if (mistake.isEmpty()) {
            redirect(request, response, here(conference), number.strip() + " is called and asked to join.");
        } else {
            Form called = Form.sent(request, "number");
            called.mistake("number", mistake);
            show(request, response, account, conference, form, called, guestForm(account));
        }
    }

    private void participant(
            HttpServletRequest request,
            HttpServletResponse response,
            Account account,
            Conference conference,
            Matcher action) {
        long id = Long.parseLong(action.group(2));
        boolean out = action.group(1).equals("disconnect");
        boolean done = out
                ? desk.disconnect(account, conference.number(), id)
                : desk.mute(account, conference.number(), id, action.group(1).equals("mute"));
        String notice = out
                ? "The caller is disconnected."
                : action.group(1).equals("mute") ? "The others do not hear the caller." : "The others hear the caller.";
        redirect(request, response, here(conference), done ? notice : "That caller has left.");
    }

    private static String here(Conference conference) {
        return "/conferences/" + conference.number();
    }

    private void change(
            HttpServletRequest request, HttpServletResponse response, Account account, Conference conference)
            throws IOException {
        if (!conference.scheduled() && !account.administrator()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "Standing conferences are changed by administrators.");
            return;
        }
        Form form = conference.scheduled()
                ? ConferenceForm.sent(request)
                : Form.sent(request, "description", "moderator", "password", "enabled");
        Optional<ConferenceDesk.Outcome> outcome = conference.scheduled()
                ? changeScheduled(account, conference, form)
                : Optional.of(changeStanding(AdminPage.actor(request, account), account, conference.number(), form));
        outcome.flatMap(ConferenceDesk.Outcome::mistake).ifPresent(mistake -> ConferenceForm.note(form, mistake));
        if (form.right()) {
            redirect(request, response, here(conference), "The conference is changed.");
        } else {
            show(request, response, account, conference, form);
        }
    }

    private ConferenceDesk.Outcome changeStanding(Actor by, Account account, String number, Form form) {
        return audit.during(by, notes -> {
            String password = form.get("password").strip();
            boolean open = !form.get("enabled").isEmpty();
            ConferenceDesk.Outcome outcome = desk.changeStanding(
                    account,
                    number,
                    form.get("description"),
                    form.get("moderator").strip(),
                    password,
                    open);
            if (outcome.conference().isPresent()) {
                notes.add(
                        "change standing conference",
                        number,
                        (open ? "open" : "closed") + (password.isEmpty() ? "" : ", new password"));
            }
            return outcome;
        });
    }

    private Optional<ConferenceDesk.Outcome> changeScheduled(Account account, Conference conference, Form form) {
        Optional<ConferenceDraft> draft = ConferenceForm.draft(
                form, conference.schedule().orElseThrow().begins().getZone());
        return draft.map(wanted -> desk.change(account, conference.number(), wanted));
    }

    private void show(
            HttpServletRequest request, HttpServletResponse response, Account account, Conference conference, Form form)
            throws IOException {
        show(request, response, account, conference, form, Form.of("number"), guestForm(account));
    }

    private static Form guestForm(Account account) {
        return Form.of("addresses", "language").set("language", account.language());
    }

    private void show(
            HttpServletRequest request,
            HttpServletResponse response,
            Account account,
            Conference conference,
            Form form,
            Form called,
            Form guests)
            throws IOException {
        Map<String, Object> values = new HashMap<>();
        values.put("guestForm", guests.fields());
        values.put("guests", invitations.guests(account, conference.number()).orElse(List.of()));
        values.put("languages", invitations.languages());
        values.put("called", called.fields());
        values.put("open", conference.state().open());
        values.put(
                "invitations",
                calls.invitations(conference.number()).stream()
                        .filter(call -> call.step() != CallStep.JOINED)
                        .map(ConferenceRow::of)
                        .toList());
        values.put("conference", ConferenceRow.of(conference, zone));
        values.put(
                "participants",
                desk.participants(account, conference.number()).orElse(List.of()).stream()
                        .map(one -> ConferenceRow.of(one, zone))
                        .toList());
        values.put(
                "visits",
                desk.visits(account, conference.number(), MOST_VISITS).orElse(List.of()).stream()
                        .map(one -> ConferenceRow.of(one, zone))
                        .toList());
        values.put("form", form.fields());
        values.put("mayChange", conference.scheduled() || account.administrator());
        values.put(
                "zone",
                conference
                        .schedule()
                        .map(times -> times.begins().getZone().getId())
                        .orElse(zone.getId()));
        values.put("repetitions", ConferenceRow.repetitions());
        show(request, response, "conference", values);
    }
}
