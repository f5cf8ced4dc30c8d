package org.parley.webapp.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.http.Json;
import org.parley.webapp.outgoing.CallEnd;
import org.parley.webapp.outgoing.OutgoingCall;
import org.parley.webapp.outgoing.OutgoingCalls;
import org.parley.webapp.outgoing.Refused;
import tools.jackson.databind.JsonNode;

/**
 * {@code /api/v1/outgoing-calls}: calls that the server places for their owner.
 *
 * <ul>
 *   <li>{@code POST} with {@code {"to": "102"}}: the owner's telephones ring, then the extension or number outside (without
 *       prefix) is called; 201 with the call, 409 with {@code reason} and {@code detail} when it is not placed
 *   <li>{@code GET ID}: its {@code step} (asked, ringing, calling, connected, voicemail, ended), at the end with {@code end}
 *   <li>{@code DELETE ID}: hangs up
 * </ul>
 */
public final class OutgoingCallsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient ApiLogin login;
    private final transient OutgoingCalls calls;

    public OutgoingCallsServlet(MessageCenter center) {
        this.login = new ApiLogin(center.accounts(), center.clock());
        this.calls = center.outgoingCalls();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = login.require(request, response);
        if (account.isEmpty()) {
            return;
        }
        String id = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (id.isEmpty()) {
            place(request, response, account.get());
        } else {
            one(request, response, account.get(), id);
        }
    }

    private void place(HttpServletRequest request, HttpServletResponse response, Account account) throws IOException {
        if (!request.getMethod().equals("POST")) {
            LoginApi.notAllowed(response, "POST");
            return;
        }
        answer(response, number(request, "to").map(to -> calls.place(account, to)), "{\"to\": \"102\"}");
    }

    /** A text of the body. */
    static Optional<String> number(HttpServletRequest request, String name) throws IOException {
        return Json.read(request)
                .map(body -> body.path(name))
                .filter(JsonNode::isString)
                .map(JsonNode::asString);
    }

    /** @param outcome empty when the body was none */
    static void answer(HttpServletResponse response, Optional<OutgoingCalls.Outcome> outcome, String wanted)
            throws IOException {
        if (outcome.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send JSON such as " + wanted);
        } else if (outcome.get().call().isPresent()) {
            Json.write(response, 201, json(outcome.get().call().get()));
        } else {
            Refused why = outcome.get().refused().orElseThrow();
            Json.write(
                    response,
                    409,
                    Map.of("title", "Conflict", "status", 409, "reason", why.id(), "detail", why.text()));
        }
    }

    static Map<String, Object> json(OutgoingCall call) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", call.id());
        json.put("to", call.to());
        json.put("name", call.name());
        json.put("step", call.step().id());
        call.end().map(CallEnd::id).ifPresent(end -> json.put("end", end));
        return json;
    }

    private void one(HttpServletRequest request, HttpServletResponse response, Account account, String id)
            throws IOException {
        Optional<OutgoingCall> call = calls.find(account, id);
        if (call.isEmpty()) {
            LoginApi.notFound(response);
            return;
        }
        switch (request.getMethod()) {
            case "GET" -> Json.write(response, 200, json(call.get()));
            case "DELETE" -> {
                calls.hangUp(account, id);
                response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            }
            default -> LoginApi.notAllowed(response, "GET, DELETE");
        }
    }
}
