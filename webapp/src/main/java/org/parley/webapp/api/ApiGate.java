package org.parley.webapp.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.parley.webapp.http.Json;

/**
 * Lets through to the REST interface only what its description has, and tells the description itself: what is not described
 * does not exist.
 */
public final class ApiGate extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String PREFIX = "/api/v1/";
    private static final String SELF = PREFIX + "openapi.json";

    private final transient ApiDescription description = new ApiDescription();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getServletPath()
                + Optional.ofNullable(request.getPathInfo()).orElse("");
        if (!path.startsWith(PREFIX)) {
            chain.doFilter(request, response);
            return;
        }
        Optional<ApiDescription.Resource> resource = description.of(path.replaceFirst("/$", ""));
        if (resource.isEmpty()) {
            LoginApi.notFound(response);
        } else if (!resource.get().methods().contains(request.getMethod())) {
            response.setHeader("Allow", String.join(", ", resource.get().methods()));
            Json.problem(
                    response,
                    HttpServletResponse.SC_METHOD_NOT_ALLOWED,
                    "Method not allowed",
                    "Allowed here: " + String.join(", ", resource.get().methods()));
        } else if (path.equals(SELF)) {
            response.setContentType("application/vnd.oai.openapi+json;version=3.1");
            response.getOutputStream().write(description.file());
        } else {
            chain.doFilter(request, response);
        }
    }
}
