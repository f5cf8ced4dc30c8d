package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.audit.AuditEntry;
import org.parley.webapp.audit.AuditLog;
import org.parley.webapp.http.Json;

/**
 * {@code GET /api/v1/audit}, for administrators: what administrators did, the newest first; {@code ?q=} is in every row somewhere,
 * {@code ?before=} an id and {@code ?limit=} for pages.
 */
public final class AuditApi extends AdminApi {
    private static final long serialVersionUID = 1L;
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    private final transient AuditLog audit;

    public AuditApi(MessageCenter center) {
        super(center);
        this.audit = center.audit();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (!request.getMethod().equals("GET")) {
            notAllowed(response, "GET");
            return;
        }
        String limit = parameter(request, "limit");
        String before = parameter(request, "before");
        Json.write(
                response,
                200,
                audit
                        .page(
                                parameter(request, "q"),
                                before.matches("\\d{1,18}") ? Long.parseLong(before) : Long.MAX_VALUE,
                                limit.matches("[1-9]\\d{0,3}") ? Math.min(MOST, Integer.parseInt(limit)) : USUAL)
                        .stream()
                        .map(AuditApi::json)
                        .toList());
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static Map<String, Object> json(AuditEntry entry) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", String.valueOf(entry.id()));
        json.put("at", entry.at().toString());
        json.put("who", entry.actor().who());
        json.put("way", entry.actor().way().id());
        json.put("from", entry.actor().from());
        json.put("act", entry.act());
        json.put("subject", entry.subject());
        json.put("detail", entry.detail());
        return json;
    }
}
