package org.parley.webapp.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.parley.webapp.notification.EscalationLevel;
import org.parley.webapp.notification.Mode;
import org.parley.webapp.notification.NotificationSettings;
import tools.jackson.databind.JsonNode;

/** How an owner is told of messages, as JSON. Times are whole seconds. */
final class NotificationJson {
    private static final Set<String> NAMES = Set.of("mode", "address", "audio", "levels", "webhook");
    private static final Set<String> LEVEL_NAMES = Set.of("address", "periodSeconds", "retries", "continue");

    private NotificationJson() {}

    static Map<String, Object> of(NotificationSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mode", settings.mode().id());
        json.put("address", settings.address());
        json.put("audio", settings.audio());
        json.put(
                "levels",
                settings.levels().stream().map(NotificationJson::level).toList());
        json.put("webhook", settings.webhook());
        return json;
    }

    private static Map<String, Object> level(EscalationLevel level) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("address", level.address());
        json.put("periodSeconds", level.periodSeconds());
        json.put("retries", level.retries());
        json.put("continue", level.continues());
        return json;
    }

    /** What cannot be read in a body; empty when it can be read. */
    static String mistake(JsonNode body) {
        if (!body.isObject()) {
            return "Send a JSON object";
        }
        Optional<String> unknown = body.propertyNames().stream()
                .filter(name -> !NAMES.contains(name))
                .findFirst();
        if (unknown.isPresent()) {
            return "There is no setting " + unknown.get();
        }
        if (Mode.ofId(body.path("mode").asString("")).isEmpty()) {
            return "mode is disabled, notification or escalation";
        }
        if (body.has("audio") && !body.get("audio").isBoolean()) {
            return "audio is true or false";
        }
        if (!isText(body, "address") || !isText(body, "webhook")) {
            return "address and webhook are texts";
        }
        JsonNode levels = body.path("levels");
        if (!levels.isMissingNode() && !levels.isArray()) {
            return "levels is a list";
        }
        for (JsonNode level : levels) {
            if (!level.isObject()
                    || !LEVEL_NAMES.containsAll(level.propertyNames())
                    || !level.path("address").isString()
                    || !level.path("periodSeconds").isInt()
                    || !level.path("retries").isInt()
                    || level.has("continue") && !level.get("continue").isBoolean()) {
                return "A level has address, periodSeconds, retries and perhaps continue";
            }
        }
        return "";
    }

    private static boolean isText(JsonNode body, String name) {
        return !body.has(name) || body.get(name).isString();
    }

    /** Reads a body without a mistake. */
    static NotificationSettings settings(JsonNode body) {
        List<EscalationLevel> levels = new ArrayList<>();
        body.path("levels")
                .forEach(level -> levels.add(new EscalationLevel(
                        level.get("address").asString(),
                        level.get("periodSeconds").asInt(),
                        level.get("retries").asInt(),
                        level.path("continue").asBoolean(false))));
        return new NotificationSettings(
                Mode.ofId(body.get("mode").asString()).orElseThrow(),
                body.path("address").asString(""),
                body.path("audio").asBoolean(false),
                levels,
                body.path("webhook").asString(""));
    }
}
