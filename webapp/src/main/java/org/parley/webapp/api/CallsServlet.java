package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.calls.CallRecord;
import org.parley.webapp.calls.CallRecords;
import org.parley.webapp.http.Csv;
import org.parley.webapp.http.Json;

/**
 * {@code GET /api/v1/calls}, for administrators: one object for each leg of a call, the newest first; {@code ?before=} an
 * instant and {@code ?limit=} for pages, {@code ?format=csv} for spreadsheets.
 */
public final class CallsServlet extends AdminApi {
    private static final long serialVersionUID = 1L;
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final transient CallRecords records;

    public CallsServlet(MessageCenter center) {
        super(center);
        this.records = center.callRecords();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (!request.getMethod().matches("GET|HEAD")) {
            notAllowed(response, "GET, HEAD");
            return;
        }
        List<CallRecord> found = records.list(before(request), limit(request));
        if ("csv".equals(request.getParameter("format"))) {
            response.setContentType("text/csv;charset=UTF-8");
            List<String> head = List.of(
                    "leg",
                    "callId",
                    "direction",
                    "from",
                    "to",
                    "begunAt",
                    "answeredAt",
                    "endedAt",
                    "cause",
                    "route",
                    "messages",
                    "conference",
                    "packetsSent",
                    "packetsReceived",
                    "packetsLost",
                    "jitterMs",
                    "farPacketsLost",
                    "farJitterMs",
                    "roundTripMs");
            String rows = Csv.of(head, found.stream().map(CallsServlet::json).toList());
            response.getOutputStream().write(rows.getBytes(StandardCharsets.UTF_8));
        } else {
            Json.write(response, 200, found.stream().map(CallsServlet::json).toList());
        }
    }

    private static long before(HttpServletRequest request) {
        String text = Optional.ofNullable(request.getParameter("before")).orElse("");
        try {
            return text.isEmpty() ? Long.MAX_VALUE : Instant.parse(text).toEpochMilli();
        } catch (java.time.format.DateTimeParseException e) {
            return Long.MAX_VALUE;
        }
    }

    private static int limit(HttpServletRequest request) {
        String text = Optional.ofNullable(request.getParameter("limit")).orElse("");
        return text.matches("[1-9]\\d{0,3}") ? Math.min(MOST, Integer.parseInt(text)) : USUAL;
    }

    private static Map<String, Object> json(CallRecord call) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("leg", call.leg());
        json.put("callId", call.callId());
        json.put("direction", call.direction());
        json.put("from", call.from());
        json.put("to", call.to());
        json.put("begunAt", time(OptionalLong.of(call.begunAt())));
        json.put("answeredAt", time(call.answeredAt()));
        json.put("endedAt", time(OptionalLong.of(call.endedAt())));
        json.put("cause", call.cause());
        json.put("route", call.route());
        json.put("messages", call.messages().stream().map(String::valueOf).toList());
        json.put("conference", call.conference());
        json.put("packetsSent", call.media().sent());
        json.put("packetsReceived", call.media().received());
        json.put("packetsLost", call.media().lost());
        json.put("jitterMs", millis(OptionalLong.of(call.media().jitterMicros())));
        json.put("farPacketsLost", reported(call.media().farLost()));
        json.put("farJitterMs", millis(call.media().farJitterMicros()));
        json.put("roundTripMs", millis(call.media().roundTripMicros()));
        return json;
    }

    private static Object reported(OptionalLong number) {
        return number.isPresent() ? (Object) number.getAsLong() : "";
    }

    /** An empty text for what nobody reported. */
    private static Object millis(OptionalLong micros) {
        return micros.isPresent() ? (Object) (micros.getAsLong() / 1000.0) : "";
    }

    private static String time(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : "";
    }
}
