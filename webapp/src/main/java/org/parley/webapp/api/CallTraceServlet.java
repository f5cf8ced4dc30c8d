package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.calls.RunningCall;
import org.parley.webapp.calls.RunningCalls;
import org.parley.webapp.http.Json;
import org.parley.webapp.trace.CallTraces;
import org.parley.webapp.trace.TraceLine;
import tools.jackson.databind.json.JsonMapper;

/**
 * For administrators: {@code GET /api/v1/calls/ID/trace}, what happened in a call, a JSON object a line, in order; {@code GET
 * /api/v1/calls/traced}, of which calls that is known, the newest first; {@code GET /api/v1/calls/running}, calls in progress,
 * and {@code DELETE /api/v1/calls/running/LEG}, which ends one.
 */
public final class CallTraceServlet extends AdminApi {
    private static final long serialVersionUID = 1L;
    private static final String END = "/trace";
    private static final int MOST = 1000;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final String RUNNING = "running";

    private final transient CallTraces traces;
    private final transient RunningCalls running;

    public CallTraceServlet(MessageCenter center) {
        super(center);
        this.traces = center.traces();
        this.running = center.runningCalls();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (path.startsWith(RUNNING + "/")) {
            end(request, response, path.substring(RUNNING.length() + 1));
            return;
        }
        if (!request.getMethod().equals("GET")) {
            notAllowed(response, "GET");
            return;
        }
        if (path.equals(RUNNING)) {
            Json.write(
                    response,
                    200,
                    running.all().stream().map(CallTraceServlet::json).toList());
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

    private void end(HttpServletRequest request, HttpServletResponse response, String leg) throws IOException {
        if (!request.getMethod().equals("DELETE")) {
            notAllowed(response, "DELETE");
        } else if (running.end(leg).isPresent()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            notFound(response);
        }
    }

    private static Map<String, Object> json(RunningCall call) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("leg", call.leg());
        json.put("callId", call.callId());
        json.put("caller", call.caller());
        json.put("name", call.name());
        json.put("called", call.called());
        json.put("since", call.since().toString());
        return json;
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
