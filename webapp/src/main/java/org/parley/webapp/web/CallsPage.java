package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Account;
import org.parley.webapp.audit.AuditLog;
import org.parley.webapp.calls.RunningCall;
import org.parley.webapp.calls.RunningCalls;
import org.parley.webapp.trace.CallTraces;
import org.parley.webapp.trace.TraceLine;

/** {@code /admin/calls} and {@code /admin/calls/ID}: calls in progress, which can be ended, recent ones, and what happened in one. */
final class CallsPage extends AdminPage {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final transient CallTraces traces;
    private final transient RunningCalls running;
    private final transient AuditLog audit;
    private final transient ZoneId zone;

    CallsPage(Pages pages, MessageCenter center, ZoneId zone) {
        super(pages, center.accounts());
        this.traces = center.traces();
        this.running = center.runningCalls();
        this.audit = center.audit();
        this.zone = zone;
    }

    @Override
    void get(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        String call = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        if (call.isEmpty()) {
            list(request, response);
        } else {
            show(request, response, call);
        }
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        List<Map<String, Object>> calls = traces.recent(MOST).stream()
                .map(call -> Map.<String, Object>of(
                        "id", call.call(),
                        "path", path(call.call()),
                        "time", time(call.begun()),
                        "lines", call.lines()))
                .toList();
        List<Map<String, Object>> now = running.all().stream()
                .map(call -> Map.<String, Object>of(
                        "leg", call.leg(),
                        "path", path(call.callId()),
                        "time", time(call.since()),
                        "caller", call.caller() + (call.name().isEmpty() ? "" : " (" + call.name() + ")"),
                        "called", call.called()))
                .toList();
        showSection(request, response, "calls", Map.of("calls", calls, "running", now));
    }

    private static String path(String call) {
        return AdminSection.CALLS.path() + "/"
                + URLEncoder.encode(call, StandardCharsets.UTF_8).replace("%2F", "/");
    }

    @Override
    void post(HttpServletRequest request, HttpServletResponse response, Account administrator) throws IOException {
        Optional<RunningCall> ended = audit.during(actor(request, administrator), notes -> {
            Optional<RunningCall> call = running.end(parameter(request, "leg"));
            call.ifPresent(known -> notes.add("end call", known.callId(), known.caller() + " → " + known.called()));
            return call;
        });
        redirect(
                request,
                response,
                AdminSection.CALLS.path(),
                ended.isPresent() ? "The call is told to end." : "That call is over already.");
    }

    private void show(HttpServletRequest request, HttpServletResponse response, String call) throws IOException {
        List<TraceLine> lines = traces.of(call);
        if (lines.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND, "There is no trace of this call any more.");
            return;
        }
        Instant begun = lines.get(0).at();
        List<Map<String, Object>> rows = lines.stream()
                .map(line -> Map.<String, Object>of(
                        "time", time(line.at()),
                        "after", Duration.between(begun, line.at()).toMillis(),
                        "layer", line.layer(),
                        "what", line.what()))
                .toList();
        showSection(request, response, "call", Map.of("call", call, "lines", rows));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
