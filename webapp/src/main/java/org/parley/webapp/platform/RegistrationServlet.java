package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.http.Json;
import org.parley.webapp.telephone.Registration;
import org.parley.webapp.telephone.Registrations;
import tools.jackson.databind.JsonNode;

/**
 * {@code GET /gateway/registrations?node=N}: the telephones that a gateway knew before it was restarted. {@code POST}:
 * those that came ({@code put}) and went ({@code removed}) since the last time.
 */
public final class RegistrationServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Registrations registrations;

    public RegistrationServlet(Registrations registrations) {
        this.registrations = registrations;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String node = Optional.ofNullable(request.getParameter("node")).orElse("");
        List<Map<String, Object>> rows =
                registrations.of(node).stream().map(RegistrationServlet::row).toList();
        Json.write(response, 200, Map.of("registrations", rows));
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<JsonNode> body = Json.read(request);
        if (body.isEmpty()) {
            Json.problem(response, 400, "Bad request", "A JSON object with put and removed is wanted");
            return;
        }
        String node = body.get().path("node").asString("");
        String boot = body.get().path("boot").asString("");
        List<Registration> put = new ArrayList<>();
        for (JsonNode one : body.get().path("put")) {
            put.add(registration(node, boot, one));
        }
        List<Registrations.Key> removed = new ArrayList<>();
        for (JsonNode one : body.get().path("removed")) {
            removed.add(new Registrations.Key(
                    one.path("user").asString(""), one.path("contact").asString("")));
        }
        registrations.write(put, removed);
        Json.write(response, 200, Map.of());
    }

    private static Registration registration(String node, String boot, JsonNode one) {
        return new Registration(
                node,
                boot,
                one.path("user").asString(""),
                one.path("contact").asString(""),
                one.path("flow").asString(""),
                one.path("path").asString(""),
                one.path("callId").asString(""),
                one.path("sequence").asLong(0),
                one.path("q").asInt(1000),
                one.path("userAgent").asString(""),
                one.path("expiresAt").asLong(0));
    }

    private static Map<String, Object> row(Registration one) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("boot", one.boot());
        row.put("user", one.extension());
        row.put("contact", one.contact());
        row.put("flow", one.flow());
        row.put("path", one.path());
        row.put("callId", one.callId());
        row.put("sequence", one.sequence());
        row.put("q", one.q());
        row.put("userAgent", one.userAgent());
        row.put("expiresAt", one.expiresAt());
        return row;
    }
}
