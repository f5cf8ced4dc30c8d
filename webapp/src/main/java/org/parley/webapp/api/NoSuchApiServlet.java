package org.parley.webapp.api;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.parley.webapp.http.Json;

/** Answers programs that ask for a path of the REST interface that does not exist. */
public final class NoSuchApiServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Json.problem(response, HttpServletResponse.SC_NOT_FOUND, "Not found", "There is no such resource");
    }
}
