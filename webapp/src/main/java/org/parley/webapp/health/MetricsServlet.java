package org.parley.webapp.health;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.parley.webapp.http.Confidentiality;
import org.parley.webapp.http.Json;

/** {@code GET /metrics}, for this machine only. What came through a proxy did not come from this machine. */
public final class MetricsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Metrics metrics;

    public MetricsServlet(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!Confidentiality.isFromThisMachine(request)) {
            Json.problem(response, 403, "Forbidden", "Metrics are shown on this machine only");
            return;
        }
        byte[] text = metrics.text().getBytes(StandardCharsets.UTF_8);
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.setContentLength(text.length);
        response.getOutputStream().write(text);
    }
}
