package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.http.Csv;
import org.parley.webapp.http.Json;
import org.parley.webapp.toll.TollAttempt;
import org.parley.webapp.toll.TollGate;
import org.parley.webapp.toll.TollStop;

/**
 * {@code /api/v1/toll}, for administrators.
 *
 * <ul>
 *   <li>{@code GET attempts}: the audit, the newest first; {@code ?before=} an instant and {@code ?limit=} for pages,
 *       {@code ?format=csv} for spreadsheets
 *   <li>{@code GET stops}: whose calls are stopped
 *   <li>{@code PUT stops/EXT}, {@code DELETE stops/EXT}, and {@code all} for everybody: stops, releases
 * </ul>
 */
public final class TollApi extends AdminApi {
    private static final long serialVersionUID = 1L;
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final transient TollGate gate;
    private final transient Accounts accounts;

    public TollApi(MessageCenter center) {
        super(center);
        this.gate = center.toll();
        this.accounts = center.accounts();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (path.equals("attempts") && isGet(request, response)) {
            attempts(request, response);
        } else if (path.equals("stops") && isGet(request, response)) {
            Json.write(response, 200, gate.stops().stream().map(TollJson::of).toList());
        } else if (path.startsWith("stops/")) {
            stop(request, response, path.substring("stops/".length()));
        } else if (!response.isCommitted()) {
            notFound(response);
        }
    }

    private static boolean isGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getMethod().equals("GET")) {
            return true;
        }
        notAllowed(response, "GET");
        response.flushBuffer();
        return false;
    }

    private void attempts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String limit = Optional.ofNullable(request.getParameter("limit")).orElse("");
        int most = limit.matches("[1-9]\\d{0,3}") ? Math.min(MOST, Integer.parseInt(limit)) : USUAL;
        List<Map<String, Object>> rows = gate.list(before(request), most).stream()
                .map((TollAttempt row) -> TollJson.of(row))
                .toList();
        if ("csv".equals(request.getParameter("format"))) {
            response.setContentType("text/csv;charset=UTF-8");
            response.getOutputStream().write(Csv.of(TollJson.COLUMNS, rows).getBytes(StandardCharsets.UTF_8));
        } else {
            Json.write(response, 200, rows);
        }
    }

    private static long before(HttpServletRequest request) {
        String text = Optional.ofNullable(request.getParameter("before")).orElse("");
        try {
            return text.isEmpty() ? Long.MAX_VALUE : Instant.parse(text).toEpochMilli();
        } catch (DateTimeParseException e) {
            return Long.MAX_VALUE;
        }
    }

    private void stop(HttpServletRequest request, HttpServletResponse response, String subject) throws IOException {
        boolean known =
                subject.equals(TollStop.ALL) || accounts.byExtension(subject).isPresent();
        String method = request.getMethod();
        if (!method.equals("PUT") && !method.equals("DELETE")) {
            notAllowed(response, "PUT, DELETE");
        } else if (!known || method.equals("DELETE") && !gate.release(subject, "administrator")) {
            notFound(response);
        } else {
            if (method.equals("PUT")) {
                gate.stop(subject, "administrator");
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        }
    }
}
