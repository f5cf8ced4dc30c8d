package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.http.Json;
import org.parley.webapp.telephone.Registration;
import org.parley.webapp.telephone.Registrations;

/**
 * {@code GET /api/v1/telephones}, for administrators: which telephones are registered; {@code ?extension=} of one, {@code ?after=}
 * an extension and {@code ?contact=} for the next page.
 */
public final class TelephonesApi extends AdminApi {
    private static final long serialVersionUID = 1L;
    private static final int PAGE = 100;

    private final transient Registrations registrations;

    public TelephonesApi(MessageCenter center) {
        super(center);
        this.registrations = center.registrations();
    }

    @Override
    void answer(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        if (!request.getMethod().equals("GET")) {
            notAllowed(response, "GET");
            return;
        }
        Registrations.Key after = new Registrations.Key(parameter(request, "after"), parameter(request, "contact"));
        Json.write(
                response,
                200,
                registrations.page(parameter(request, "extension"), after, PAGE).stream()
                        .map(TelephonesApi::json)
                        .toList());
    }

    private static String parameter(HttpServletRequest request, String name) {
        return Optional.ofNullable(request.getParameter(name)).orElse("");
    }

    private static Map<String, Object> json(Registration one) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("extension", one.extension());
        json.put("contact", one.contact());
        json.put("from", one.flow());
        json.put("userAgent", one.userAgent());
        json.put("node", one.node());
        json.put("until", Instant.ofEpochMilli(one.expiresAt()).toString());
        return json;
    }
}
