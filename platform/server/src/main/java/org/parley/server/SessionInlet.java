package org.parley.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.parley.browser.CallSession;

/**
 * Begins CCXML sessions that no call has begun (CCXML 1.0 §8.4, start-up mode {@code external}), over the platform connector:
 * a form with {@code uri}, the address of the document, relative to the webapp's or below one of {@code
 * dialplan.documents}. The other fields are {@code session.values}. 201 with the session's id as text, under which the basic
 * HTTP event I/O processor reaches it; 400 for a form that is none, 503 while no calls are taken. What the document places
 * passes the bounds of the gateway and the toll gate like any call.
 */
final class SessionInlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][\\w$]{0,255}");
    private static final int MOST_VALUES = 200;
    private static final int LONGEST_URI = 2000;

    /** Starts a session. */
    interface Starter {
        CallSession start(URI document, Map<String, Object> values);
    }

    private transient volatile Starter starter;

    /** From now on sessions begin. */
    void open(Starter sessions) {
        starter = sessions;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        Starter current = starter;
        String uri = request.getParameter("uri");
        Map<String, Object> values = values(request);
        if (current == null) {
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "no calls are taken yet");
        } else if (uri == null || uri.isBlank() || uri.length() > LONGEST_URI) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "the field 'uri' is needed");
        } else if (values.size() > MOST_VALUES
                || !values.keySet().stream().allMatch(name -> NAME.matcher(name).matches())) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "fields must be " + MOST_VALUES + " names at most");
        } else {
            begin(current, uri, values, response);
        }
    }

    private static void begin(Starter starter, String uri, Map<String, Object> values, HttpServletResponse response)
            throws IOException {
        try {
            CallSession session = starter.start(URI.create(uri), values);
            answer(response, HttpServletResponse.SC_CREATED, session.id());
        } catch (IllegalArgumentException e) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "not a URI: " + e.getMessage());
        }
    }

    private static Map<String, Object> values(HttpServletRequest request) {
        Map<String, Object> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, texts) -> {
            if (!name.equals("uri")) {
                values.put(name, texts[0]);
            }
        });
        return values;
    }

    private static void answer(HttpServletResponse response, int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print(text);
    }
}
