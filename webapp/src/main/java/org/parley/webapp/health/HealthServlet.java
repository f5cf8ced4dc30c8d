package org.parley.webapp.health;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.http.Json;

/** {@code GET /health}: 200 while every part is up, else 503, with the state of each. */
public final class HealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient List<HealthCheck> checks;

    public HealthServlet(List<HealthCheck> checks) {
        this.checks = List.copyOf(checks);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Map<String, String> states = new LinkedHashMap<>();
        boolean allUp = true;
        for (HealthCheck check : checks) {
            boolean up = check.up().getAsBoolean();
            states.put(check.name(), up ? "up" : "down");
            allUp &= up;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("status", allUp ? "up" : "down");
        body.put("checks", states);
        Json.write(response, allUp ? 200 : 503, body);
    }
}
