package org.parley.gateway.mrcp.message;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What stands behind a start line: header fields, an empty line, the body. */
record HeadAndBody(MrcpHeaders headers, byte[] body) {
    private static final int MOST_OCTETS_OF_HEAD = 64 << 10;
    private static final int MOST_FIELDS = 200;

    static HeadAndBody parse(byte[] octets) throws MrcpSyntaxException {
        List<MrcpHeaders.Field> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        int at = 0;
        while (true) {
            int end = endOfLine(octets, at);
            int behind = octets[end] == '\r' ? end + 2 : end + 1;
            if (end == at) {
                keep(field, fields);
                return new HeadAndBody(new MrcpHeaders(fields), body(octets, behind, new MrcpHeaders(fields)));
            }
            String line = new String(octets, at, end - at, StandardCharsets.UTF_8);
            boolean goesOn = line.startsWith(" ") || line.startsWith("\t");
            if (goesOn && field.isEmpty()) {
                throw new MrcpSyntaxException("a folded line that continues nothing");
            }
            if (!goesOn) {
                keep(field, fields);
                field.setLength(0);
            }
            // RFC 6787 §5.1 as RFC 5322 §2.2.3: a fold is one space
            field.append(goesOn ? " " + line.strip() : line);
            at = behind;
        }
    }

    private static int endOfLine(byte[] octets, int from) throws MrcpSyntaxException {
        for (int i = from; i < Math.min(octets.length, MOST_OCTETS_OF_HEAD); i++) {
            boolean end = octets[i] == '\n' || octets[i] == '\r' && i + 1 < octets.length && octets[i + 1] == '\n';
            if (end) {
                return i;
            }
        }
        throw new MrcpSyntaxException(
                "header fields without an end, or of more than " + MOST_OCTETS_OF_HEAD + " octets");
    }

    private static void keep(StringBuilder field, List<MrcpHeaders.Field> fields) throws MrcpSyntaxException {
        if (field.isEmpty()) {
            return;
        }
        int colon = field.indexOf(":");
        String name = colon < 0 ? "" : field.substring(0, colon).strip();
        if (!MrcpHeaders.Field.isName(name)) {
            throw new MrcpSyntaxException("no header field: " + field.toString().replaceAll("[^ -~]", "?"));
        }
        if (fields.size() == MOST_FIELDS) {
            throw new MrcpSyntaxException("more than " + MOST_FIELDS + " header fields");
        }
        fields.add(new MrcpHeaders.Field(name, field.substring(colon + 1).replaceAll("[\\r\\n]", " ")));
    }

    /** RFC 6787 §6.2.12: both lengths must agree, or where the next message begins is a guess. */
    private static byte[] body(byte[] octets, int from, MrcpHeaders headers) throws MrcpSyntaxException {
        byte[] body = Arrays.copyOfRange(octets, Math.min(from, octets.length), octets.length);
        String said = headers.first("Content-Length").orElse("0");
        if (!said.equals(String.valueOf(body.length))) {
            throw new MrcpSyntaxException("Content-Length " + said.replaceAll("[^ -~]", "?") + ", but " + body.length
                    + " octets are left of the message");
        }
        return body;
    }
}
