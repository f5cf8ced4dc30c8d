package org.parley.webapp.phone;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.audio.TimeScale;
import org.parley.webapp.template.TemplateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the addresses of {@link PhonePath} with rendered templates and stored audio. */
final class PhoneServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(PhoneServlet.class);

    private static final int BYTES_PER_MS = 8;

    private final transient Documents documents;
    private final transient TimeScale fast;
    private final transient RecordingLimits limits;
    private final transient Map<PhonePath, Page> pages;

    /** @param fast how audio is spoken faster @param limits of recordings in menus that designers add */
    PhoneServlet(Documents documents, EnumMap<PhonePath, Page> pages, TimeScale fast, RecordingLimits limits) {
        this.limits = limits;
        this.fast = fast;
        for (PhonePath path : PhonePath.values()) {
            if (!pages.containsKey(path)) {
                throw new IllegalArgumentException("nothing answers at " + path.path());
            }
        }
        this.documents = documents;
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.setCharacterEncoding(StandardCharsets.UTF_8);
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<String> menu = documents.ownMenu(path);
        if (menu.isPresent() && request.getMethod().equals("GET")) {
            PhoneRequest call = new PhoneRequest(request);
            Map<String, Object> model =
                    Map.of("limits", limits.ofOwner(call.login().owner()));
            render(new Reply.Document(menu.get(), model), call.language().tag(), response);
            return;
        }
        Optional<PhonePath> known = PhonePath.of(request.getMethod(), path);
        if (known.isEmpty()) {
            refuse(response, PhonePath.known(path) ? 405 : 404, "nothing answers " + request.getMethod() + " here");
            return;
        }
        PhoneRequest call = new PhoneRequest(request);
        Reply reply = pages.get(known.get()).answer(call);
        if (reply instanceof Reply.Document document) {
            render(document, call.language().tag(), response);
        } else if (reply instanceof Reply.Script script) {
            response.setContentType("text/ecmascript;charset=UTF-8");
            response.getOutputStream().write(script.text().getBytes(StandardCharsets.UTF_8));
        } else if (reply instanceof Reply.Sound sound) {
            play(sound, response);
        } else if (reply instanceof Reply.Speech speech) {
            response.setContentType("audio/basic");
            response.getOutputStream().write(speech.ulaw());
        } else if (reply instanceof Reply.Refusal refusal) {
            log.info("{} {} is answered {}: {}", request.getMethod(), path, refusal.status(), refusal.reason());
            refuse(response, refusal.status(), refusal.reason());
        }
    }

    private void render(Reply.Document document, String language, HttpServletResponse response) throws IOException {
        byte[] body;
        try {
            body = documents
                    .render(document.template(), document.model(), language)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (TemplateException e) {
            log.error("Template mistake in {}", e.getMessage());
            refuse(response, 500, "template mistake in " + e.getMessage());
            return;
        }
        response.setContentType(mediaType(document.template()) + ";charset=UTF-8");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static String mediaType(String template) {
        if (template.endsWith(".vxml.vm")) {
            return "application/voicexml+xml";
        }
        return template.endsWith(".ccxml.vm") ? "application/ccxml+xml" : "application/xml";
    }

    private void play(Reply.Sound sound, HttpServletResponse response) throws IOException {
        StoredAudio audio = sound.audio();
        int from = (int) Math.min((long) sound.fromMs() * BYTES_PER_MS, audio.size());
        response.setContentType("audio/basic");
        if (sound.fast()) {
            ByteArrayOutputStream rest = new ByteArrayOutputStream(audio.size() - from);
            audio.writeUlaw(rest, from, audio.size());
            byte[] faster = fast.apply(rest.toByteArray());
            response.setContentLength(faster.length);
            response.getOutputStream().write(faster);
        } else {
            response.setContentLength(audio.size() - from);
            audio.writeUlaw(response.getOutputStream(), from, audio.size());
        }
    }

    private static void refuse(HttpServletResponse response, int status, String reason) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write(reason.getBytes(StandardCharsets.UTF_8));
    }
}
