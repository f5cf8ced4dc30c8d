package org.parley.webapp.api;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.toll.TollAttempt;
import org.parley.webapp.toll.TollRights;
import org.parley.webapp.toll.TollStop;
import tools.jackson.databind.JsonNode;

/** Outside calls as JSON: what a user may, what was attempted, who is stopped. What is not set is left out. */
final class TollJson {
    static final List<String> COLUMNS = List.of(
            "ticket",
            "callId",
            "user",
            "caller",
            "path",
            "number",
            "class",
            "outcome",
            "reason",
            "askedAt",
            "answeredAt",
            "endedAt",
            "seconds");

    private static final Set<String> NUMBERS = Set.of("maxCallSeconds", "callsPerDay", "minutesPerDay", "callsAtOnce");
    private static final int GREATEST = 86_400;

    private TollJson() {}

    static Map<String, Object> of(TollRights rights) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("outside", rights.outside());
        rights.classes()
                .ifPresent(classes -> json.put(
                        "tollClasses",
                        classes.stream().sorted().map(NumberClass::id).toList()));
        rights.maxCallSeconds().ifPresent(value -> json.put("maxCallSeconds", value));
        rights.callsPerDay().ifPresent(value -> json.put("callsPerDay", value));
        rights.minutesPerDay().ifPresent(value -> json.put("minutesPerDay", value));
        rights.callsAtOnce().ifPresent(value -> json.put("callsAtOnce", value));
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
                if (!value.isInt() || value.asInt() < 0 || value.asInt() > GREATEST) {
                    return name + " is a number from 0 to " + GREATEST;
                }
            } else if (name.equals("outside")) {
                if (!value.isBoolean()) {
                    return "outside is true or false";
                }
            } else if (!name.equals("tollClasses")) {
                return "There is no setting " + name;
            } else if (classes(value).isEmpty()) {
                return "tollClasses is a list of internal, local, national, international and premium";
            }
        }
        return "";
    }

    /** Reads a body without a mistake; without {@code outside} nothing is allowed. */
    static TollRights rights(JsonNode body) {
        return new TollRights(
                body.has("outside") && body.get("outside").asBoolean(),
                body.has("tollClasses") ? classes(body.get("tollClasses")) : Optional.empty(),
                number(body, "maxCallSeconds"),
                number(body, "callsPerDay"),
                number(body, "minutesPerDay"),
                number(body, "callsAtOnce"));
    }

    private static Optional<Set<NumberClass>> classes(JsonNode list) {
        Set<NumberClass> classes = new HashSet<>();
        for (JsonNode one : list) {
            Optional<NumberClass> known = one.isString() ? NumberClass.ofId(one.asString()) : Optional.empty();
            if (known.isEmpty()) {
                return Optional.empty();
            }
            classes.add(known.get());
        }
        return list.isArray() ? Optional.of(classes) : Optional.empty();
    }

    private static OptionalInt number(JsonNode body, String name) {
        return body.has(name) ? OptionalInt.of(body.get(name).asInt()) : OptionalInt.empty();
    }

    static Map<String, Object> of(TollAttempt row) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("ticket", row.ticket());
        json.put("callId", row.callId());
        json.put("user", row.user());
        json.put("caller", row.caller());
        json.put("path", row.path());
        json.put("number", row.number());
        json.put("class", row.numberClass());
        json.put("outcome", row.outcome());
        json.put("reason", row.reason());
        json.put("askedAt", Instant.ofEpochMilli(row.askedAt()).toString());
        json.put("answeredAt", time(row.answeredAt()));
        json.put("endedAt", time(row.endedAt()));
        json.put("seconds", row.seconds());
        return json;
    }

    private static String time(OptionalLong millis) {
        return millis.isPresent() ? Instant.ofEpochMilli(millis.getAsLong()).toString() : "";
    }

    static Map<String, Object> of(TollStop stop) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("subject", stop.subject());
        json.put("since", stop.since().toString());
        json.put("reason", stop.reason());
        return json;
    }
}
