package org.parley.webapp.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.parley.webapp.voicemail.VoicemailSettings;
import tools.jackson.databind.JsonNode;

/** Settings of voicemail as JSON; what is not set is left out. Times are whole seconds. */
final class VoicemailJson {
    private static final Set<String> NUMBERS =
            Set.of("maxMessages", "maxTotalSeconds", "maxCallerSeconds", "maxOwnerSeconds");
    private static final Set<String> SWITCHES = Set.of("enabled", "endOnSilence");
    private static final int GREATEST = 10_000_000;

    private VoicemailJson() {}

    static Map<String, Object> of(VoicemailSettings settings) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("enabled", settings.enabled());
        settings.maxMessages().ifPresent(value -> json.put("maxMessages", value));
        settings.maxTotalSeconds().ifPresent(value -> json.put("maxTotalSeconds", value));
        settings.maxCallerSeconds().ifPresent(value -> json.put("maxCallerSeconds", value));
        settings.maxOwnerSeconds().ifPresent(value -> json.put("maxOwnerSeconds", value));
        settings.endOnSilence().ifPresent(value -> json.put("endOnSilence", value));
        settings.operator().ifPresent(value -> json.put("operator", value));
        return json;
    }

    /** What is wrong with a body; empty when it can be read. */
    static String mistake(JsonNode body) {
        if (!body.isObject()) {
            return "Send a JSON object";
        }
        for (String name : new TreeSet<>(body.propertyNames())) {
            JsonNode value = body.get(name);
            if (NUMBERS.contains(name)) {
                if (!value.isInt() || value.asInt() < 1 || value.asInt() > GREATEST) {
                    return name + " is a number from 1 to " + GREATEST;
                }
            } else if (SWITCHES.contains(name)) {
                if (!value.isBoolean()) {
                    return name + " is true or false";
                }
            } else if (!name.equals("operator") || !value.isString()) {
                return name.equals("operator") ? "operator is a text" : "There is no setting " + name;
            }
        }
        return "";
    }

    /** Reads a body without a mistake. */
    static VoicemailSettings settings(JsonNode body) {
        return new VoicemailSettings(
                !body.has("enabled") || body.get("enabled").asBoolean(),
                number(body, "maxMessages"),
                number(body, "maxTotalSeconds"),
                number(body, "maxCallerSeconds"),
                number(body, "maxOwnerSeconds"),
                Optional.ofNullable(body.get("endOnSilence")).map(JsonNode::asBoolean),
                Optional.ofNullable(body.get("operator")).map(JsonNode::asString));
    }

    private static OptionalInt number(JsonNode body, String name) {
        return body.has(name) ? OptionalInt.of(body.get(name).asInt()) : OptionalInt.empty();
    }
}
