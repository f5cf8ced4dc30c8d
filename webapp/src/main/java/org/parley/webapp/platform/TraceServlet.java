package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.http.Json;
import org.parley.webapp.trace.CallTraces;
import org.parley.webapp.trace.TraceLine;
import tools.jackson.databind.JsonNode;

/** {@code POST /gateway/traces} with {@code {"lines": [{"call", "at", "layer", "what"}, …]}}. */
public final class TraceServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient CallTraces traces;

    public TraceServlet(CallTraces traces) {
        this.traces = traces;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<JsonNode> body = Json.read(request);
        if (body.isEmpty()) {
            Json.problem(response, 400, "Bad request", "A JSON object with lines is wanted");
            return;
        }
        for (JsonNode line : body.get().path("lines")) {
            Optional<Instant> at = time(line.path("at").asString(""));
            String call = line.path("call").asString("");
            if (at.isPresent() && !call.isEmpty()) {
                traces.add(
                        call,
                        new TraceLine(
                                at.get(),
                                line.path("layer").asString(""),
                                line.path("what").asString("")));
            }
        }
        Json.write(response, 200, Map.of());
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
