package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.calls.CallRecord;
import org.parley.webapp.calls.CallRecords;
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

    public CallsServlet(Accounts accounts, CallRecords records, Clock clock) {
        super(accounts, clock);
        this.records = records;
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
            response.getOutputStream().write(csv(found).getBytes(StandardCharsets.UTF_8));
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
        return json;
    }

    private static String time(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : "";
    }

    private static String csv(List<CallRecord> calls) {
        String head = "leg,callId,direction,from,to,begunAt,answeredAt,endedAt,cause,route,messages\r\n";
        return head
                + calls.stream()
                        .map(call -> json(call).values().stream()
                                .map(value -> value instanceof List<?> list ? words(list) : cell(String.valueOf(value)))
                                .collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String words(List<?> list) {
        return list.stream().map(String::valueOf).collect(Collectors.joining(" "));
    }

    /** RFC 4180; a text that a spreadsheet would take for a formula gets an apostrophe. */
    private static String cell(String text) {
        String safe = text.matches("[=+@\\t\\r-].*") && !text.matches("\\+?[0-9]+") ? "'" + text : text;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
