package org.parley.server;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.parley.browser.VoicePlatform;

/**
 * The basic HTTP event I/O processor, inwards (CCXML 1.0 appendix K), over the platform connector: a form with {@code
 * sessionid} and {@code name}, whose other fields become properties of the event. 204 when a session got it, 400 for a
 * form that is none, 403 when there is no such session, 503 while no sessions run yet.
 */
final class BasicHttpInlet extends HttpServlet {
    static final String PATH = "/basichttp";
    private static final long serialVersionUID = 1L;
    private static final Pattern EVENT = Pattern.compile("[A-Za-z_][\\w.-]{0,255}");
    private static final Pattern PROPERTY = Pattern.compile("[A-Za-z_$][\\w$.]{0,255}");
    private static final int MOST_PROPERTIES = 200;

    private transient volatile VoicePlatform platform;

    /** From now on events are taken. */
    void open(VoicePlatform voicePlatform) {
        platform = voicePlatform;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
        VoicePlatform current = platform;
        String session = request.getParameter("sessionid");
        String name = request.getParameter("name");
        Map<String, Object> values = values(request);
        if (current == null) {
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "no sessions run yet");
        } else if (session == null || session.isBlank()) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "the field 'sessionid' is needed");
        } else if (name == null || !EVENT.matcher(name).matches()) {
            answer(response, HttpServletResponse.SC_BAD_REQUEST, "the field 'name' must be the name of an event");
        } else if (values.size() > MOST_PROPERTIES || !values.keySet().stream().allMatch(BasicHttpInlet::isProperty)) {
            answer(
                    response,
                    HttpServletResponse.SC_BAD_REQUEST,
                    "fields must be " + MOST_PROPERTIES + " names at most");
        } else if (current.send(session, name, values)) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            answer(response, HttpServletResponse.SC_FORBIDDEN, "there is no session '" + session + "'");
        }
    }

    private static boolean isProperty(String name) {
        return PROPERTY.matcher(name).matches();
    }

    private static Map<String, Object> values(HttpServletRequest request) {
        Map<String, Object> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, texts) -> {
            if (!name.equals("sessionid") && !name.equals("name")) {
                values.put(name, texts[0]);
            }
        });
        return values;
    }

    private static void answer(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().println(reason);
    }
}
