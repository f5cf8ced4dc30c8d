package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.webapp.http.Json;

/** Answers every path of the platform connector that nothing is mounted on. */
final class NothingHereServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.problem(response, HttpServletResponse.SC_NOT_FOUND, "Not found", "Nothing is served at this path");
    }
}
