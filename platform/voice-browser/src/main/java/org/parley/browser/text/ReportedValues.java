package org.parley.browser.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.parley.browser.platform.Recording;
import org.parley.browser.script.Undefined;
import tools.jackson.databind.json.JsonMapper;

/** Values that a dialog returns, as one line of JSON: whole numbers without a fraction, undefined as null. */
final class ReportedValues {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double LARGEST_WHOLE = 1L << 53;

    private ReportedValues() {}

    static String json(Map<String, Object> values) {
        return JSON.writeValueAsString(plain(values));
    }

    private static Object plain(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> plain = new LinkedHashMap<>();
            map.forEach((name, member) -> plain.put(String.valueOf(name), plain(member)));
            return plain;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(ReportedValues::plain).collect(Collectors.toList());
        }
        if (value instanceof Double number && number == Math.rint(number) && Math.abs(number) < LARGEST_WHOLE) {
            return number.longValue();
        }
        if (value instanceof Recording recording) {
            return "recording of " + Transcript.seconds(recording.duration());
        }
        return value == null || value == Undefined.UNDEFINED
                ? null
                : value instanceof Number || value instanceof Boolean ? value : value.toString();
    }
}
