package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.account.Role;
import org.parley.webapp.http.Json;
import org.parley.webapp.toll.TollGate;
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.voicemail.Voicemail;
import org.parley.webapp.voicemail.VoicemailSettings;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/users}, for administrators.
 *
 * <ul>
 *   <li>{@code GET} (with {@code ?after=EXT} and {@code ?q=}), {@code GET EXT}: who has which extension
 *   <li>{@code POST}, {@code DELETE EXT} and what else {@link UserDeskApi} answers
 *   <li>{@code GET EXT/voicemail}, {@code PUT EXT/voicemail}: the settings of voicemail; what is left out of a PUT follows
 *       those of the server
 *   <li>{@code PUT EXT/language} with {@code {"language": "es-US"}}: what this person hears behind the PIN
 *   <li>{@code GET EXT/notification}, {@code PUT EXT/notification}: how this person is told of messages outside the
 *       telephone
 *   <li>{@code GET EXT/email}, {@code PUT EXT/email}, {@code DELETE EXT/email}: where this person's e-mail is, to be counted
 *   <li>{@code PUT EXT/send-to-all} with {@code {"allowed": true}}: whether this person may send a message to everybody
 *   <li>{@code GET EXT/outside}, {@code PUT EXT/outside}: what this person may call outside, likewise
 *   <li>{@code DELETE EXT/lock}: lets PINs be tried again that were wrong too often
 *   <li>{@code POST EXT/pin-due}: the owner must change the PIN at the next login by telephone
 * </ul>
 *
 * Owners see and change of themselves:
 *
 * <ul>
 *   <li>{@code GET EXT/presence}, {@code PUT EXT/presence} with {@code {"presence": "on-vacation"}}
 *   <li>{@code GET EXT/greetings/SLOT}, {@code PATCH} with {@code {"announceOnly": true}}, {@code DELETE}; slot 0 is the
 *       default greeting, 1 to 7 belong to the presences
 *   <li>{@code GET EXT/greetings/SLOT/audio}, {@code PUT}: as WAV
 *   <li>{@code GET EXT/name}, {@code DELETE EXT/name}, {@code GET EXT/name/audio}, {@code PUT EXT/name/audio}
 * </ul>
 */
public final class UsersServlet extends LoginApi {
    private static final long serialVersionUID = 1L;
    private static final Pattern PATH = Pattern.compile(
            "([0-9]{1,16})(?:/(voicemail|lock|pin-due|language|notification|email|outside|send-to-all))?");
    /** BCP 47. */
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");

    private static final int PAGE = 100;

    private final transient Accounts accounts;
    private final transient Voicemail voicemail;
    private final transient UserNotification notification;
    private final transient UserEmail email;
    private final transient TollGate toll;
    private final transient OwnerSettings own;
    private final transient UserDeskApi desk;

    public UsersServlet(MessageCenter center, UserDesk desk) {
        super(center);
        this.desk = new UserDeskApi(center, desk);
        this.accounts = center.accounts();
        this.voicemail = center.voicemail();
        this.notification = new UserNotification(center.notifications());
        this.email = new UserEmail(center.emailAccounts(), center.emailCounts());
        this.toll = center.toll();
        this.own = new OwnerSettings(center);
    }

    @Override
    Optional<String> forbids(Account account, String path) {
        return account.administrator() || OwnerSettings.isOf(account.extension(), path)
                ? Optional.empty()
                : Optional.of("This is for administrators");
    }

    @Override
    boolean administers(Account account, String path) {
        return !UserDeskApi.isFor(path) && !OwnerSettings.isOf(account.extension(), path);
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, Account account, String path)
            throws IOException {
        if (!desk.answered(request, response, account, path)) {
            answer(request, response, path);
        }
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (path.isEmpty()) {
            list(request, response);
            return;
        }
        if (own.answered(request, response, path)) {
            return;
        }
        Matcher parts = PATH.matcher(path);
        Optional<Account> user = parts.matches() ? accounts.byExtension(parts.group(1)) : Optional.empty();
        if (user.isEmpty()) {
            notFound(response);
            return;
        }
        String extension = user.get().extension();
        switch (Optional.ofNullable(parts.group(2)).orElse("")) {
            case "voicemail" -> voicemail(request, response, extension);
            case "email" -> email.answer(request, response, extension);
            case "notification" -> notification.answer(request, response, extension);
            case "language" -> language(request, response, extension);
            case "send-to-all" -> sendToAll(request, response, extension);
            case "outside" -> outside(request, response, extension);
            case "lock" ->
                act(request, response, "DELETE", () -> {
                    accounts.unlock(extension);
                    accounts.unlockLogin(user.get().login());
                });
            case "pin-due" -> act(request, response, "POST", () -> accounts.expirePin(extension));
            default -> {
                if (request.getMethod().equals("GET")) {
                    Json.write(response, 200, json(user.get()));
                } else {
                    notAllowed(response, "GET, DELETE");
                }
            }
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET")) {
            notAllowed(response, "GET, POST");
            return;
        }
        String after = Optional.ofNullable(request.getParameter("after")).orElse("");
        String search = Optional.ofNullable(request.getParameter("q")).orElse("");
        List<Account> page = accounts.search(search, after, PAGE);
        Json.write(response, 200, page.stream().map(this::json).toList());
    }

    private static void act(HttpServletRequest request, HttpServletResponse response, String method, Runnable action)
            throws IOException {
        if (request.getMethod().equals(method)) {
            action.run();
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            notAllowed(response, method);
        }
    }

    private void language(HttpServletRequest request, HttpServletResponse response, String extension)
            throws IOException {
        if (!request.getMethod().equals("PUT")) {
            notAllowed(response, "PUT");
            return;
        }
        Optional<String> language = Json.read(request)
                .map(body -> body.get("language"))
                .filter(JsonNode::isString)
                .map(JsonNode::asString)
                .filter(tag -> LANGUAGE.matcher(tag).matches());
        if (language.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send a JSON object with a language, for instance es-US");
            return;
        }
        accounts.changeLanguage(extension, language.get());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void sendToAll(HttpServletRequest request, HttpServletResponse response, String extension)
            throws IOException {
        if (!request.getMethod().equals("PUT")) {
            notAllowed(response, "PUT");
            return;
        }
        Optional<Boolean> allowed = Json.read(request)
                .map(body -> body.get("allowed"))
                .filter(JsonNode::isBoolean)
                .map(JsonNode::asBoolean);
        if (allowed.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send a JSON object with allowed, true or false");
            return;
        }
        accounts.grant(extension, Role.SEND_TO_ALL, allowed.get());
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void voicemail(HttpServletRequest request, HttpServletResponse response, String extension)
            throws IOException {
        switch (request.getMethod()) {
            case "GET" -> Json.write(response, 200, VoicemailJson.of(voicemail.settings(extension)));
            case "PUT" -> {
                Optional<JsonNode> body = Json.read(request);
                String mistake = body.map(VoicemailJson::mistake).orElse("Send a JSON object");
                if (!mistake.isEmpty()) {
                    Json.problem(response, 400, "Bad request", mistake);
                    return;
                }
                VoicemailSettings settings = VoicemailJson.settings(body.orElseThrow());
                if (settings.operator()
                        .filter(other -> accounts.byExtension(other).isEmpty())
                        .isPresent()) {
                    Json.problem(response, 400, "Bad request", "operator: there is no such extension");
                    return;
                }
                voicemail.set(extension, settings);
                Json.write(response, 200, VoicemailJson.of(settings));
            }
            default -> notAllowed(response, "GET, PUT");
        }
    }

    private void outside(HttpServletRequest request, HttpServletResponse response, String extension)
            throws IOException {
        switch (request.getMethod()) {
            case "GET" -> Json.write(response, 200, TollJson.of(toll.rights(extension)));
            case "PUT" -> {
                Optional<JsonNode> body = Json.read(request);
                String mistake = body.map(TollJson::mistake).orElse("Send a JSON object");
                if (!mistake.isEmpty()) {
                    Json.problem(response, 400, "Bad request", mistake);
                    return;
                }
                toll.change(extension, TollJson.rights(body.orElseThrow()));
                Json.write(response, 200, TollJson.of(toll.rights(extension)));
            }
            default -> notAllowed(response, "GET, PUT");
        }
    }

    private Map<String, Object> json(Account account) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("extension", account.extension());
        json.put("login", account.login());
        json.put("name", account.displayName());
        json.put("presence", account.presence().id());
        json.put("outside", account.roles().contains(Role.OUTSIDE_LINES));
        json.put("sendToAll", account.roles().contains(Role.SEND_TO_ALL));
        json.put("language", account.language());
        json.put("administrator", account.administrator());
        json.put("disabled", account.disabled());
        json.put("pinDue", account.pinExpired());
        json.put(
                "lockedUntil",
                accounts.lockedUntil(account.extension()).map(Instant::toString).orElse(""));
        return json;
    }
}
