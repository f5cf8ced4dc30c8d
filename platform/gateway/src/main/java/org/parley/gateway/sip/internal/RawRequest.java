package org.parley.gateway.sip.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The header of a message as its bytes say it, before any parser that guesses: start line and fields, folded lines put
 * together and compact names written out (RFC 3261 §7.3).
 */
final class RawRequest {
    private static final Map<String, String> COMPACT = Map.of(
            "v",
            "via",
            "f",
            "from",
            "t",
            "to",
            "i",
            "call-id",
            "l",
            "content-length",
            "m",
            "contact",
            "c",
            "content-type");

    private final String startLine;
    private final Map<String, List<String>> fields = new HashMap<>();

    private RawRequest(String head) {
        String[] lines = head.split("\r\n|\n");
        this.startLine = lines[0];
        List<String> values = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                if (!values.isEmpty()) {
                    int last = values.size() - 1;
                    values.set(last, (values.get(last) + " " + line.trim()).trim());
                }
            } else if (colon > 0) {
                values = fields.computeIfAbsent(name(line.substring(0, colon)), key -> new ArrayList<>());
                values.add(line.substring(colon + 1).trim());
            }
        }
    }

    static RawRequest of(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return new RawRequest(end < 0 ? text : text.substring(0, end));
    }

    private static String name(String written) {
        String name = written.trim().toLowerCase(Locale.ROOT);
        return COMPACT.getOrDefault(name, name);
    }

    String startLine() {
        return startLine;
    }

    boolean isBlank() {
        return startLine.isBlank() && fields.isEmpty();
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/");
    }

    /** As written, up to the first space. */
    String method() {
        return startLine.split(" ", 2)[0];
    }

    /** One for each line of that name. */
    List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** What tells where the message ends in a stream (RFC 3261 §18.3); nothing when that cannot be known. */
    OptionalInt bodyLength() {
        List<String> lengths = all("content-length");
        if (lengths.isEmpty()) {
            return OptionalInt.of(0);
        }
        return lengths.size() == 1 && lengths.get(0).matches("\\d{1,9}")
                ? OptionalInt.of(Integer.parseInt(lengths.get(0)))
                : OptionalInt.empty();
    }
}
