package org.parley.webapp.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.http.Json;
import org.parley.webapp.notification.NotificationSettings;
import org.parley.webapp.notification.Notifications;
import tools.jackson.databind.JsonNode;

/** {@code /api/v1/users/EXT/notification}: the answer to a new webhook shows its secret, once. */
final class UserNotification {
    private final Notifications notifications;

    UserNotification(Notifications notifications) {
        this.notifications = notifications;
    }

    void answer(HttpServletRequest request, HttpServletResponse response, String extension) throws IOException {
        switch (request.getMethod()) {
            case "GET" -> Json.write(response, 200, NotificationJson.of(notifications.settings(extension)));
            case "PUT" -> put(request, response, extension);
            default -> AdminApi.notAllowed(response, "GET, PUT");
        }
    }

    private void put(HttpServletRequest request, HttpServletResponse response, String extension) throws IOException {
        Optional<JsonNode> body = Json.read(request);
        String mistake = body.map(NotificationJson::mistake).orElse("Send a JSON object");
        if (mistake.isEmpty()) {
            mistake = notifications.mistake(NotificationJson.settings(body.orElseThrow()));
        }
        if (!mistake.isEmpty()) {
            Json.problem(response, 400, "Bad request", mistake);
            return;
        }
        NotificationSettings settings = NotificationJson.settings(body.orElseThrow());
        Optional<String> secret = notifications.set(extension, settings);
        Map<String, Object> json = NotificationJson.of(settings);
        secret.ifPresent(once -> json.put("webhookSecret", once));
        Json.write(response, 200, json);
    }
}
