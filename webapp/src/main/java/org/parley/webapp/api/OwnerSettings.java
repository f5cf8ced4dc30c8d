package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.audio.StoredAudio;
import org.parley.webapp.audio.UploadedSound;
import org.parley.webapp.greeting.Greeting;
import org.parley.webapp.greeting.Greetings;
import org.parley.webapp.http.Json;
import org.parley.webapp.http.WavResponse;
import org.parley.webapp.presence.Presence;
import tools.jackson.databind.JsonNode;

/** What owners see and change of themselves below {@code /api/v1/users/EXT}; see {@link UsersServlet}. */
final class OwnerSettings {
    private static final Pattern PATH = Pattern.compile("([0-9]{1,16})/(presence|name|greetings/[0-7])(/audio)?");
    private static final int LARGEST_SOUND = 60_000_000;

    private final MessageCenter center;
    private final Greetings greetings;

    OwnerSettings(MessageCenter center) {
        this.center = center;
        this.greetings = center.greetings();
    }

    /** Whether a path behind {@code users/} is one of these of an extension. */
    static boolean isOf(String extension, String path) {
        Matcher parts = PATH.matcher(path);
        return parts.matches() && parts.group(1).equals(extension);
    }

    /** Whether the request was for one of these, and is answered. */
    boolean answered(HttpServletRequest request, HttpServletResponse response, String path) throws IOException {
        Matcher parts = PATH.matcher(path);
        if (!parts.matches() || !center.directory().exists(parts.group(1))) {
            return false;
        }
        String extension = parts.group(1);
        boolean audio = parts.group(3) != null;
        if (parts.group(2).equals("presence") && !audio) {
            presence(request, response, extension);
        } else if (parts.group(2).equals("name")) {
            name(request, response, extension, audio);
        } else if (parts.group(2).startsWith("greetings/")) {
            int slot = parts.group(2).charAt(parts.group(2).length() - 1) - '0';
            greeting(request, response, extension, slot, audio);
        } else {
            return false;
        }
        return true;
    }

    private void presence(HttpServletRequest request, HttpServletResponse response, String extension)
            throws IOException {
        if (request.getMethod().equals("PUT")) {
            Optional<Presence> wanted = Json.read(request)
                    .map(body -> body.get("presence"))
                    .filter(JsonNode::isString)
                    .flatMap(id -> Presence.ofId(id.asString()));
            if (wanted.isEmpty()) {
                Json.problem(response, 400, "Bad request", "Send JSON with a presence, for instance on-vacation");
                return;
            }
            center.presences().set(extension, wanted.get());
        } else if (!request.getMethod().equals("GET")) {
            LoginApi.notAllowed(response, "GET, PUT");
            return;
        }
        Presence now = center.presences().get(extension).orElse(Presence.IN_OFFICE);
        Json.write(response, 200, Map.of("presence", now.id()));
    }

    private void name(HttpServletRequest request, HttpServletResponse response, String extension, boolean audio)
            throws IOException {
        Optional<StoredAudio> recorded = greetings.recordedName(extension);
        switch (request.getMethod() + (audio ? " audio" : "")) {
            case "GET audio", "HEAD audio" -> sound(request, response, recorded);
            case "PUT audio" -> {
                Optional<byte[]> ulaw = sound(request, response);
                if (ulaw.isPresent()) {
                    greetings.recordName(extension, ulaw.get());
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
            }
            case "GET" -> Json.write(response, 200, Map.of("recorded", recorded.isPresent()));
            case "DELETE" -> done(response, greetings.deleteName(extension));
            default -> LoginApi.notAllowed(response, audio ? "GET, HEAD, PUT" : "GET, DELETE");
        }
    }

    private void greeting(
            HttpServletRequest request, HttpServletResponse response, String extension, int slot, boolean audio)
            throws IOException {
        Optional<Greeting> recorded = greetings.greeting(extension, slot);
        switch (request.getMethod() + (audio ? " audio" : "")) {
            case "GET audio", "HEAD audio" -> sound(request, response, recorded.map(Greeting::audio));
            case "PUT audio" -> {
                Optional<byte[]> ulaw = sound(request, response);
                if (ulaw.isPresent()) {
                    greetings.record(extension, slot, ulaw.get());
                    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
                }
            }
            case "GET" -> Json.write(response, 200, json(recorded));
            case "PATCH" -> announceOnly(request, response, extension, slot);
            case "DELETE" -> done(response, greetings.delete(extension, slot));
            default -> LoginApi.notAllowed(response, audio ? "GET, HEAD, PUT" : "GET, PATCH, DELETE");
        }
    }

    private void announceOnly(HttpServletRequest request, HttpServletResponse response, String extension, int slot)
            throws IOException {
        Optional<JsonNode> wanted =
                Json.read(request).map(body -> body.get("announceOnly")).filter(JsonNode::isBoolean);
        if (wanted.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send JSON with announceOnly: true or false");
        } else if (greetings.setAnnounceOnly(extension, slot, wanted.get().asBoolean())) {
            Json.write(response, 200, json(greetings.greeting(extension, slot)));
        } else {
            Json.problem(response, 409, "Conflict", "Only a greeting that is recorded can be announce-only");
        }
    }

    private static Map<String, Object> json(Optional<Greeting> greeting) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("recorded", greeting.isPresent());
        json.put("announceOnly", greeting.map(Greeting::announceOnly).orElse(false));
        return json;
    }

    private static void sound(HttpServletRequest request, HttpServletResponse response, Optional<StoredAudio> audio)
            throws IOException {
        if (audio.isPresent()) {
            WavResponse.send(request, response, audio.get(), Optional.empty());
        } else {
            LoginApi.notFound(response);
        }
    }

    private static Optional<byte[]> sound(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<byte[]> ulaw = UploadedSound.toUlaw(request.getInputStream().readNBytes(LARGEST_SOUND));
        if (ulaw.isEmpty()) {
            Json.problem(response, 400, "Bad request", "Send a WAV file");
        }
        return ulaw;
    }

    private static void done(HttpServletResponse response, boolean done) throws IOException {
        if (done) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            LoginApi.notFound(response);
        }
    }
}
