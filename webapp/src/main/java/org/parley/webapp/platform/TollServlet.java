package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.audit.Actor;
import org.parley.webapp.audit.AuditLog;
import org.parley.webapp.http.Json;
import org.parley.webapp.toll.TollGate;
import org.parley.webapp.toll.TollStop;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /gateway/toll}: what becomes of calls to the outside, each named by its ticket. {@code GET
 * /gateway/toll/stops} and {@code POST /gateway/toll/release?subject=} are for {@code ./run toll}.
 */
final class TollServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient TollGate gate;
    private final transient AuditLog audit;

    TollServlet(TollGate gate, AuditLog audit) {
        this.gate = gate;
        this.audit = audit;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.write(
                response,
                200,
                gate.stops().stream()
                        .map(stop -> Map.of(
                                "subject", stop.subject(), "since", stop.since().toString(), "reason", stop.reason()))
                        .toList());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/release".equals(request.getPathInfo())) {
            String subject =
                    Optional.ofNullable(request.getParameter("subject")).orElse(TollStop.ALL);
            boolean released = audit.during(Actor.command(), notes -> {
                boolean done = gate.release(subject, "command");
                if (done) {
                    notes.add("release toll", subject, "");
                }
                return done;
            });
            Json.write(response, released ? 200 : 404, Map.of("released", released));
            return;
        }
        Optional<JsonNode> body = Json.read(request);
        if (body.isEmpty()) {
            Json.problem(response, 400, "Bad request", "A JSON object with toll is wanted");
            return;
        }
        for (JsonNode one : body.get().path("toll")) {
            String ticket = one.path("ticket").asString("");
            long at = one.path("at").asLong(0);
            switch (one.path("what").asString("")) {
                case "placed" -> gate.placed(ticket, at);
                case "answered" -> gate.answered(ticket, at);
                case "ended" -> gate.ended(ticket, at, one.path("cause").asString(""));
                default -> {
                    Json.problem(response, 400, "Bad request", "what is placed, answered or ended");
                    return;
                }
            }
        }
        Json.write(response, 200, Map.of());
    }
}
