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
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.trace.CallTraces;
import org.parley.webapp.trace.TraceLine;

/** {@code /admin/calls} and {@code /admin/calls/ID}, for administrators: recent calls, and what happened in one. */
final class CallsPage extends PageServlet {
    private static final long serialVersionUID = 1L;
    private static final int MOST = 200;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final transient CallTraces traces;
    private final transient ZoneId zone;

    CallsPage(Pages pages, Accounts accounts, CallTraces traces, ZoneId zone) {
        super(pages, accounts);
        this.traces = traces;
        this.zone = zone;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = requireAccount(request, response);
        if (account.isEmpty()) {
            return;
        }
        if (!account.get().administrator()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "This page is for administrators.");
            return;
        }
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
                        "path",
                                "/admin/calls/"
                                        + URLEncoder.encode(call.call(), StandardCharsets.UTF_8)
                                                .replace("%2F", "/"),
                        "time", time(call.begun()),
                        "lines", call.lines()))
                .toList();
        show(request, response, "calls", Map.of("calls", calls));
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
        show(request, response, "call", Map.of("call", call, "lines", rows));
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
