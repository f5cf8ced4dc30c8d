package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.http.Json;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserTemplates;
import org.parley.webapp.user.UserValues;
import tools.jackson.databind.JsonNode;

/**
 * What administrators do with users below {@code /api/v1/users}, as on the pages.
 *
 * <ul>
 *   <li>{@code POST} with fields and, if wanted, {@code template}: adds one and answers 201 with its secrets, once
 *   <li>{@code DELETE EXT}: deletes one with all messages
 *   <li>{@code GET EXT/settings}, {@code PATCH EXT/settings}: all fields; what is left out stays
 *   <li>{@code POST EXT/pin}, {@code …/password}, {@code …/sip-secret}: new ones, told once
 *   <li>{@code POST EXT/template} with {@code {"template": …, "mode": "set"|"merge"}}
 *   <li>{@code PUT EXT/disabled} with {@code {"disabled": true}}
 * </ul>
 */
final class UserDeskApi {
    private static final Pattern PATH =
            Pattern.compile("(?<user>[0-9]{1,16})(?:/(?<part>settings|pin|password|sip-secret|template|disabled))?");

    private final MessageCenter center;
    private final UserDesk desk;

    UserDeskApi(MessageCenter center, UserDesk desk) {
        this.center = center;
        this.desk = desk;
    }

    /** Whether a path is one of these; the desk audits them itself. */
    static boolean isFor(String path) {
        return path.isEmpty() || PATH.matcher(path).matches();
    }

    /** Whether the request was for one of these, and is answered. */
    boolean answered(HttpServletRequest request, HttpServletResponse response, Account administrator, String path)
            throws IOException {
        Actor by = RestAudit.actor(request, administrator);
        if (path.isEmpty() && request.getMethod().equals("POST")) {
            add(request, response, by);
            return true;
        }
        Matcher parts = PATH.matcher(path);
        boolean reads = request.getMethod().equals("GET");
        if (!parts.matches()
                || parts.group("part") == null && !request.getMethod().equals("DELETE")) {
            return false;
        }
        Optional<Account> user = center.accounts().byExtension(parts.group("user"));
        if (user.isEmpty()) {
            LoginApi.notFound(response);
        } else if (parts.group("part") == null) {
            done(response, desk.delete(by, user.get()));
        } else if (parts.group("part").equals("settings") && reads) {
            Json.write(response, 200, UserJson.of(desk.values(user.get()), false));
        } else {
            change(request, response, by, user.get(), parts.group("part"));
        }
        return true;
    }

    private void change(HttpServletRequest request, HttpServletResponse response, Actor by, Account user, String part)
            throws IOException {
        switch (request.getMethod() + " " + part) {
            case "PATCH settings" -> patch(request, response, by, user);
            case "POST pin" -> Json.write(response, 200, UserJson.of(desk.newPin(by, user)));
            case "POST password" -> Json.write(response, 200, UserJson.of(desk.newPassword(by, user)));
            case "POST sip-secret" -> Json.write(response, 200, UserJson.of(desk.newSipSecret(by, user)));
            case "POST template" -> apply(request, response, by, user);
            case "PUT disabled" -> disable(request, response, by, user);
            default ->
                LoginApi.notAllowed(
                        response, part.equals("settings") ? "GET, PATCH" : part.equals("disabled") ? "PUT" : "POST");
        }
    }

    private void add(HttpServletRequest request, HttpServletResponse response, Actor by) throws IOException {
        Optional<JsonNode> body = object(request, response, "template");
        if (body.isEmpty()) {
            return;
        }
        String template = body.get().path("template").asString(UserTemplates.FACTORY);
        Optional<UserValues> given = desk.templates().find(template);
        if (given.isEmpty()) {
            Json.problem(response, 400, "Bad request", "There is no template " + template);
            return;
        }
        UserDesk.Outcome outcome = desk.add(by, UserJson.values(body.get(), given.get()), template);
        if (outcome.secrets().isPresent()) {
            Json.write(response, 201, UserJson.of(outcome.secrets().get()));
        } else {
            Json.write(response, 409, UserJson.problem(outcome.mistakes()));
        }
    }

    private void patch(HttpServletRequest request, HttpServletResponse response, Actor by, Account user)
            throws IOException {
        Optional<JsonNode> body = object(request, response);
        if (body.isPresent()) {
            settings(response, user, desk.change(by, user, UserJson.values(body.get(), desk.values(user))));
        }
    }

    private void settings(HttpServletResponse response, Account user, UserDesk.Outcome outcome) throws IOException {
        if (outcome.right()) {
            Account now = center.accounts().byId(user.id()).orElseThrow();
            Json.write(response, 200, UserJson.of(desk.values(now), false));
        } else {
            Json.write(response, 409, UserJson.problem(outcome.mistakes()));
        }
    }

    private void apply(HttpServletRequest request, HttpServletResponse response, Actor by, Account user)
            throws IOException {
        Optional<JsonNode> body = Json.read(request).filter(JsonNode::isObject);
        String template = body.map(json -> json.path("template").asString("")).orElse("");
        String mode = body.map(json -> json.path("mode").asString("")).orElse("");
        if (!mode.matches("set|merge") || desk.templates().find(template).isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send the name of a template, and mode: set or merge");
        } else {
            settings(response, user, desk.apply(by, user, template, mode.equals("merge")));
        }
    }

    private void disable(HttpServletRequest request, HttpServletResponse response, Actor by, Account user)
            throws IOException {
        Optional<JsonNode> wanted =
                Json.read(request).map(body -> body.get("disabled")).filter(JsonNode::isBoolean);
        if (wanted.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send {\"disabled\": true} or {\"disabled\": false}");
        } else {
            done(response, desk.disable(by, user, wanted.get().booleanValue()));
        }
    }

    private static void done(HttpServletResponse response, Optional<String> mistake) throws IOException {
        if (mistake.isPresent()) {
            Json.problem(response, 409, "Conflict", mistake.get());
        } else {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }

    private static Optional<JsonNode> object(HttpServletRequest request, HttpServletResponse response, String... others)
            throws IOException {
        Optional<JsonNode> body = Json.read(request).filter(JsonNode::isObject);
        Optional<String> stranger = body.flatMap(json -> UserJson.stranger(json, false, others));
        if (body.isEmpty() || stranger.isPresent()) {
            Json.problem(
                    response,
                    400,
                    "Bad request",
                    stranger.map(name -> "There is no field " + name)
                            .orElse("Send a JSON object with fields of a user"));
            return Optional.empty();
        }
        return body;
    }
}
