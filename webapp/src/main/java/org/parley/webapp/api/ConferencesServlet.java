package org.parley.webapp.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.conference.Conference;
import org.parley.webapp.conference.ConferenceDesk;
import org.parley.webapp.conference.ConferenceDraft;
import org.parley.webapp.http.Json;
import org.parley.webapp.invitation.Invitations;
import org.parley.webapp.outgoing.OutgoingCalls;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/conferences}: those of which the account is creator or moderator; standing ones for administrators too.
 *
 * <ul>
 *   <li>{@code GET}, {@code GET ID}: as JSON
 *   <li>{@code POST} with {@code {description, start, durationMinutes, repetition, moderator, password, zone}} schedules one
 *       and answers 201 with its ID and password; needs the permission
 *   <li>{@code PUT ID} changes it likewise; of a standing one an administrator changes {@code description}, {@code
 *       moderator}, {@code password} and {@code enabled}
 *   <li>{@code DELETE ID}
 *   <li>{@code POST ID/end}, with {@code {"series": true}} all occurrences; {@code POST ID/lock} with {@code {"locked": …}}
 *   <li>{@code GET ID/participants}, {@code PATCH ID/participants/N} with {@code {"muted": …}}, {@code DELETE
 *       ID/participants/N}
 *   <li>{@code POST ID/invitations} with {@code {"number": "102"}}: that number is called with the rights of the account, and
 *       whoever answers is asked to join; {@code GET ID/invitations}: what became of the latest
 *   <li>{@code GET ID/guests}: who is invited by e-mail; {@code POST} with {@code {"addresses": […], "language": "en-US"}}
 *       invites; {@code GET ID/calendar}: the appointment (RFC 5545)
 *   <li>{@code GET ID/statistics}: who was in and when, the latest first
 * </ul>
 */
public final class ConferencesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile(
            "/?|/(?<id>[0-9]{1,16})(?:/(?<part>end|lock|statistics|participants|invitations|guests|calendar)(?:/(?<who>[0-9]{1,18}))?)?");
    private static final int MOST_VISITS = 500;

    private final transient ApiLogin login;
    private final transient ConferenceDesk desk;
    private final transient RestAudit audit;
    private final transient OutgoingCalls calls;
    private final transient Invitations guests;
    private final ZoneId zone;

    /** @param zone of times without one */
    public ConferencesServlet(MessageCenter center, ZoneId zone) {
        this.login = new ApiLogin(center.accounts(), center.clock());
        this.desk = center.conferenceDesk();
        this.audit = new RestAudit(center.audit());
        this.calls = center.outgoingCalls();
        this.guests = center.invitations();
        this.zone = zone;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher path = PATH.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!path.matches() || path.group("who") != null && !path.group("part").equals("participants")) {
            LoginApi.notFound(response);
            return;
        }
        Optional<Account> account = login.require(request, response);
        if (account.isEmpty()) {
            return;
        }
        String id = path.group("id");
        if (id == null) {
            all(request, response, account.get());
        } else if (path.group("part") == null) {
            one(request, response, account.get(), id);
        } else if (path.group("who") == null) {
            part(request, response, account.get(), id, path.group("part"));
        } else {
            participant(request, response, account.get(), id, Long.parseLong(path.group("who")));
        }
    }

    private void all(HttpServletRequest request, HttpServletResponse response, Account account) throws IOException {
        switch (request.getMethod()) {
            case "GET" ->
                Json.write(
                        response,
                        200,
                        desk.of(account).stream().map(ConferenceJson::of).toList());
            case "POST" -> create(request, response, account);
            default -> LoginApi.notAllowed(response, "GET, POST");
        }
    }

    private void create(HttpServletRequest request, HttpServletResponse response, Account account) throws IOException {
        if (!desk.maySchedule(account)) {
            Json.problem(response, 403, "Forbidden", "Scheduling conferences needs the permission to do so");
            return;
        }
        Optional<ConferenceDraft> draft = Json.read(request).flatMap(body -> ConferenceJson.draft(body, zone));
        if (draft.isEmpty()) {
            malformed(response);
        } else {
            answer(response, desk.create(account, draft.get()), 201);
        }
    }

    private void one(HttpServletRequest request, HttpServletResponse response, Account account, String id)
            throws IOException {
        Optional<Conference> known = desk.find(account, id);
        if (known.isEmpty()) {
            LoginApi.notFound(response);
            return;
        }
        switch (request.getMethod()) {
            case "GET" -> Json.write(response, 200, ConferenceJson.of(known.get()));
            case "PUT" -> change(request, response, account, known.get());
            case "DELETE" -> {
                if (desk.delete(account, id)) {
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                } else {
                    Json.problem(response, 409, "Conflict", "A standing conference cannot be deleted; disable it");
                }
            }
            default -> LoginApi.notAllowed(response, "GET, PUT, DELETE");
        }
    }

    private void change(HttpServletRequest request, HttpServletResponse response, Account account, Conference known)
            throws IOException {
        if (known.scheduled()) {
            Optional<JsonNode> body = Json.read(request).filter(JsonNode::isObject);
            Optional<ConferenceDraft> draft = body.flatMap(wanted -> ConferenceJson.draft(wanted, zone));
            if (draft.isEmpty()) {
                malformed(response);
            } else {
                answer(response, desk.change(account, known.number(), draft.get()), 200);
            }
        } else if (!account.administrator()) {
            Json.problem(response, 403, "Forbidden", "Standing conferences are changed by administrators");
        } else {
            audit.answer(request, response, account, (again, to) -> changeStanding(again, to, account, known));
        }
    }

    private void changeStanding(
            HttpServletRequest request, HttpServletResponse response, Account account, Conference known)
            throws IOException {
        Optional<JsonNode> body = Json.read(request).filter(JsonNode::isObject);
        if (body.isEmpty()) {
            malformed(response);
            return;
        }
        answer(
                response,
                desk.changeStanding(
                        account,
                        known.number(),
                        ConferenceJson.text(body.get(), "description", known.description()),
                        ConferenceJson.text(body.get(), "moderator", known.moderator()),
                        ConferenceJson.text(body.get(), "password", ""),
                        ConferenceJson.flag(body.get(), "enabled", known.state().open())),
                200);
    }

    private void part(HttpServletRequest request, HttpServletResponse response, Account account, String id, String part)
            throws IOException {
        if (part.equals("invitations")) {
            invitations(request, response, account, id);
            return;
        }
        if (part.equals("guests")) {
            guests(request, response, account, id);
            return;
        }
        if (part.equals("calendar")) {
            calendar(request, response, account, id);
            return;
        }
        boolean reads = part.equals("participants") || part.equals("statistics");
        if (!request.getMethod().equals(reads ? "GET" : "POST")) {
            LoginApi.notAllowed(response, reads ? "GET" : "POST");
            return;
        }
        Optional<JsonNode> body = reads ? Optional.empty() : Json.read(request);
        switch (part) {
            case "participants" -> list(response, desk.participants(account, id), ConferenceJson::of);
            case "statistics" -> list(response, desk.visits(account, id, MOST_VISITS), ConferenceJson::of);
            case "end" ->
                answer(
                        response,
                        desk.end(
                                account,
                                id,
                                body.filter(wanted -> ConferenceJson.flag(wanted, "series", false))
                                        .isPresent()),
                        200);
            default -> lock(response, account, id, body);
        }
    }

    private void invitations(HttpServletRequest request, HttpServletResponse response, Account account, String id)
            throws IOException {
        Optional<Conference> conference = desk.find(account, id);
        if (conference.isEmpty()) {
            LoginApi.notFound(response);
        } else if (request.getMethod().equals("GET")) {
            list(response, Optional.of(calls.invitations(id)), OutgoingCallsServlet::json);
        } else if (!request.getMethod().equals("POST")) {
            LoginApi.notAllowed(response, "GET, POST");
        } else if (!conference.get().state().open()) {
            Json.problem(response, 409, "Conflict", "The conference is not open now");
        } else {
            OutgoingCallsServlet.answer(
                    response,
                    OutgoingCallsServlet.number(request, "number").map(number -> calls.invite(account, id, number)),
                    "{\"number\": \"102\"}");
        }
    }

    private void guests(HttpServletRequest request, HttpServletResponse response, Account account, String id)
            throws IOException {
        if (request.getMethod().equals("GET")) {
            list(
                    response,
                    guests.guests(account, id),
                    guest -> Map.of("address", guest.address(), "language", guest.language()));
        } else if (!request.getMethod().equals("POST")) {
            LoginApi.notAllowed(response, "GET, POST");
        } else if (desk.find(account, id).isEmpty()) {
            LoginApi.notFound(response);
        } else {
            Optional<JsonNode> body = Json.read(request);
            List<String> addresses = new ArrayList<>();
            body.ifPresent(wanted -> wanted.path("addresses").forEach(one -> addresses.add(one.asString(""))));
            String language =
                    body.map(wanted -> wanted.path("language").asString("")).orElse("");
            Optional<String> mistake =
                    guests.invite(account, id, addresses, language.isEmpty() ? account.language() : language);
            if (mistake.isPresent()) {
                Json.problem(response, 409, "Conflict", mistake.get());
            } else {
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
        }
    }

    private void calendar(HttpServletRequest request, HttpServletResponse response, Account account, String id)
            throws IOException {
        Optional<String> file = guests.calendar(account, id);
        if (!request.getMethod().equals("GET")) {
            LoginApi.notAllowed(response, "GET");
        } else if (file.isEmpty()) {
            LoginApi.notFound(response);
        } else {
            response.setContentType("text/calendar; charset=utf-8");
            response.getOutputStream().write(file.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void lock(HttpServletResponse response, Account account, String id, Optional<JsonNode> body)
            throws IOException {
        Optional<Boolean> locked = body.map(wanted -> wanted.get("locked"))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::booleanValue);
        if (locked.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send {\"locked\": true} or {\"locked\": false}");
        } else if (desk.lock(account, id, locked.get())) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            LoginApi.notFound(response);
        }
    }

    private void participant(
            HttpServletRequest request, HttpServletResponse response, Account account, String id, long who)
            throws IOException {
        boolean done;
        switch (request.getMethod()) {
            case "DELETE" -> done = desk.disconnect(account, id, who);
            case "PATCH" -> {
                Optional<JsonNode> muted =
                        Json.read(request).map(body -> body.get("muted")).filter(JsonNode::isBoolean);
                if (muted.isEmpty()) {
                    Json.problem(response, 400, "Bad request", "Send {\"muted\": true} or {\"muted\": false}");
                    return;
                }
                done = desk.mute(account, id, who, muted.get().booleanValue());
            }
            default -> {
                LoginApi.notAllowed(response, "PATCH, DELETE");
                return;
            }
        }
        if (done) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            LoginApi.notFound(response);
        }
    }

    private static <T> void list(
            HttpServletResponse response, Optional<List<T>> found, java.util.function.Function<T, Object> json)
            throws IOException {
        if (found.isPresent()) {
            Json.write(response, 200, found.get().stream().map(json).toList());
        } else {
            LoginApi.notFound(response);
        }
    }

    private static void answer(HttpServletResponse response, ConferenceDesk.Outcome outcome, int status)
            throws IOException {
        if (outcome.mistake().isPresent()) {
            Json.write(
                    response,
                    409,
                    Map.of(
                            "title",
                            "Conflict",
                            "status",
                            409,
                            "field",
                            outcome.mistake().get().field(),
                            "detail",
                            outcome.mistake().get().text()));
        } else if (outcome.conference().isPresent()) {
            Json.write(response, status, ConferenceJson.of(outcome.conference().get()));
        } else {
            LoginApi.notFound(response);
        }
    }

    private static void malformed(HttpServletResponse response) throws IOException {
        Json.problem(
                response,
                400,
                "Bad request",
                "Send JSON with description, start (such as 2026-03-02T10:00), durationMinutes and, if wanted,"
                        + " repetition, moderator, password, zone");
    }
}
