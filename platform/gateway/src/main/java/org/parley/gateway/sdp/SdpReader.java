package org.parley.gateway.sdp;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a description line by line (RFC 4566 §5). What belongs to no {@code m=} yet belongs to the session. */
final class SdpReader {
    private static final int LINES_AT_MOST = 1000;

    private final List<MediaDescription> media = new ArrayList<>();
    private Optional<String> sessionConnection = Optional.empty();
    private Optional<Direction> sessionDirection = Optional.empty();
    private Section section;

    SessionDescription read(String text) throws SdpException {
        int lines = 0;
        for (String line : text.split("\r\n|\n|\r")) {
            if (++lines > LINES_AT_MOST) {
                throw new SdpException("session description of more than " + LINES_AT_MOST + " lines");
            }
            if (line.length() > 2 && line.charAt(1) == '=') {
                take(line.charAt(0), line.substring(2).trim());
            }
        }
        finishSection();
        if (media.isEmpty()) {
            throw new SdpException("session description without an m= line");
        }
        return new SessionDescription(sessionConnection, sessionDirection, List.copyOf(media));
    }

    private void take(char type, String value) throws SdpException {
        switch (type) {
            case 'm' -> {
                finishSection();
                section = new Section(value);
            }
            case 'c' -> connection(value);
            case 'a' -> attribute(value);
            default -> {
                // v, o, s, t, b and the rest do not change what we answer.
            }
        }
    }

    private void connection(String value) {
        String[] fields = value.split("\\s+");
        if (fields.length < 3) {
            return;
        }
        // RFC 4566 §5.7: a multicast address carries /ttl
        Optional<String> address = Optional.of(fields[2].split("/")[0]);
        if (section == null) {
            sessionConnection = address;
        } else {
            section.connection = address;
        }
    }

    private void attribute(String value) {
        int colon = value.indexOf(':');
        String name = colon < 0 ? value : value.substring(0, colon);
        Optional<Direction> direction = Direction.named(name);
        if (direction.isPresent()) {
            if (section == null) {
                sessionDirection = direction;
            } else {
                section.direction = direction;
            }
        } else if (section != null) {
            section.attribute(name, colon < 0 ? "" : value.substring(colon + 1).trim());
        }
    }

    private void finishSection() {
        if (section != null) {
            media.add(section.description());
        }
    }

    /** A section being read. */
    private static final class Section {
        private final String kind;
        private final int port;
        private final String protocol;
        private final List<String> formats;
        private final Map<String, String> encodings = new HashMap<>();
        private final Map<String, String> parameters = new HashMap<>();
        private Optional<String> connection = Optional.empty();
        private Optional<Direction> direction = Optional.empty();
        private final List<String> cryptos = new ArrayList<>();
        private Optional<String> rtcp = Optional.empty();
        private boolean rtcpMux;

        Section(String line) throws SdpException {
            String[] fields = line.split("\\s+");
            if (fields.length < 4) {
                throw new SdpException("m= line with fewer than four fields: " + line);
            }
            kind = fields[0];
            port = port(fields[1], line);
            protocol = fields[2];
            formats = List.of(fields).subList(3, fields.length);
        }

        private static int port(String field, String line) throws SdpException {
            String number = field.split("/")[0];
            if (!number.matches("\\d{1,5}") || Integer.parseInt(number) > 65535) {
                throw new SdpException("m= line without a port: " + line);
            }
            return Integer.parseInt(number);
        }

        void attribute(String name, String value) {
            switch (name) {
                case "rtpmap" -> keep(value, encodings);
                case "fmtp" -> keep(value, parameters);
                case "crypto" -> cryptos.add(value);
                case "rtcp" -> rtcp = Optional.of(value);
                case "rtcp-mux" -> rtcpMux = true;
                default -> {
                    // Bundles, candidates, ptime: what we send does not depend on them.
                }
            }
        }

        private static void keep(String value, Map<String, String> where) {
            String[] fields = value.split("\\s+", 2);
            if (fields.length == 2) {
                where.putIfAbsent(fields[0], fields[1]);
            }
        }

        MediaDescription description() {
            return new MediaDescription(
                    kind,
                    port,
                    protocol,
                    formats,
                    connection,
                    Map.copyOf(encodings),
                    Map.copyOf(parameters),
                    direction,
                    rtcp,
                    rtcpMux,
                    List.copyOf(cryptos));
        }
    }
}
