package org.parley.gateway.mrcp.sdp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An {@code m=} section with what MRCPv2 says in it (RFC 4566 §5).
 *
 * @param host of its own {@code c=}, else of the session's
 * @param attributes {@code name:value}, as written
 */
record SdpSection(String kind, int port, String protocol, List<String> formats, String host, List<String> attributes) {
    private static final int MOST_LINES = 500;

    static List<SdpSection> all(String text) throws IOException {
        List<SdpSection> sections = new ArrayList<>();
        String session = "";
        String host = "";
        String[] medium = null;
        List<String> attributes = new ArrayList<>();
        String[] lines = text.split("\r\n|\n|\r");
        if (lines.length > MOST_LINES) {
            throw new IOException("a session description of more than " + MOST_LINES + " lines");
        }
        for (String line : lines) {
            String value = line.length() < 2 ? "" : line.substring(2).strip();
            if (line.startsWith("m=")) {
                finish(sections, medium, host, attributes);
                medium = value.split("\\s+");
                host = session;
                attributes = new ArrayList<>();
            } else if (line.startsWith("c=")) {
                host = value.substring(value.lastIndexOf(' ') + 1);
                session = medium == null ? host : session;
            } else if (line.startsWith("a=")) {
                attributes.add(value);
            }
        }
        finish(sections, medium, host, attributes);
        return sections;
    }

    private static void finish(List<SdpSection> sections, String[] medium, String host, List<String> attributes)
            throws IOException {
        if (medium == null) {
            return;
        }
        if (medium.length < 4 || !medium[1].matches("\\d{1,5}") || Integer.parseInt(medium[1]) > 65535) {
            throw new IOException("no m= line: " + String.join(" ", medium).replaceAll("[^ -~]", "?"));
        }
        List<String> formats = List.of(medium).subList(3, medium.length);
        sections.add(new SdpSection(
                medium[0], Integer.parseInt(medium[1]), medium[2], formats, host, List.copyOf(attributes)));
    }

    Optional<String> attribute(String name) {
        return attributes.stream()
                .filter(attribute -> attribute.startsWith(name + ":"))
                .map(attribute -> attribute.substring(name.length() + 1).strip())
                .findFirst();
    }
}
