package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.http.Json;
import org.parley.webapp.trace.CallTraces;
import org.parley.webapp.trace.TraceLine;
import tools.jackson.databind.json.JsonMapper;

/**
 * For administrators: {@code GET /api/v1/calls/ID/trace}, what happened in a call, a JSON object a line, in order; {@code GET
 * /api/v1/calls/traced}, of which calls that is known, the newest first.
 */
public final class CallTraceServlet extends AdminApi {
    private static final long serialVersionUID = 1L;
    private static final String END = "/trace";
    private static final int MOST = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final transient CallTraces traces;

    public CallTraceServlet(MessageCenter center) {
        super(center.accounts(), center.clock());
        this.traces = center.traces();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (!request.getMethod().equals("GET")) {
            notAllowed(response, "GET");
            return;
        }
        if (path.equals("traced")) {
            Json.write(
                    response,
                    200,
                    traces.recent(MOST).stream().map(CallTraceServlet::json).toList());
            return;
        }
        List<TraceLine> lines =
                path.endsWith(END) ? traces.of(path.substring(0, path.length() - END.length())) : List.of();
        if (lines.isEmpty()) {
            notFound(response);
            return;
        }
        StringBuilder body = new StringBuilder();
        lines.forEach(line -> body.append(JSON.writeValueAsString(json(line))).append('\n'));
        response.setContentType("application/x-ndjson;charset=UTF-8");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> json(CallTraces.Traced traced) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("call", traced.call());
        json.put("begunAt", traced.begun().toString());
        json.put("lines", traced.lines());
        return json;
    }

    private static Map<String, Object> json(TraceLine line) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("time", line.at().toString());
        json.put("layer", line.layer());
        json.put("what", line.what());
        return json;
    }
}
