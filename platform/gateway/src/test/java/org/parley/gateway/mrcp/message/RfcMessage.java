package org.parley.gateway.mrcp.message;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A message that RFC 6787 shows. Its lengths are ellipses or wrong there, its lines end as pages do, and headings of the
 * text may follow it: what is sent has its true lengths, CRLF, and a body only where a Content-Type says so.
 */
record RfcMessage(String name, String kind, String text) {
    static final Path FOLDER = Path.of(System.getProperty(
                    "conformance.dir", System.getProperty("parley.home", "../..") + "/../shared/conformance"))
            .resolve("mrcp");

    private static final Pattern LENGTH = Pattern.compile("^MRCP/2\\.0 +\\S+ ");

    static List<RfcMessage> all() throws IOException {
        return Files.readAllLines(FOLDER.resolve("INDEX.tsv")).stream()
                .map(line -> line.split("\t"))
                .filter(cells -> cells.length > 2 && cells[0].endsWith(".txt"))
                .map(RfcMessage::of)
                .toList();
    }

    private static RfcMessage of(String[] cells) {
        try {
            return new RfcMessage(cells[0], cells[2], Files.readString(FOLDER.resolve(cells[0])));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    byte[] asSent() {
        String lines = text.replace("\r\n", "\n").replace("\n", "\r\n");
        int empty = lines.indexOf("\r\n\r\n");
        String head = empty < 0 ? lines.strip() : lines.substring(0, empty);
        boolean hasBody = head.toLowerCase().contains("\r\ncontent-type:");
        String body = hasBody && empty >= 0 ? lines.substring(empty + 4) : "";
        int octets = body.getBytes(StandardCharsets.UTF_8).length;
        head = head.replaceAll("(?i)\r\nContent-Length:[^\r]*", "");
        String rest = LENGTH.matcher(head).replaceFirst("")
                + (octets > 0 ? "\r\nContent-Length:" + octets : "")
                + "\r\n\r\n"
                + body;
        int others = "MRCP/2.0  ".length() + rest.getBytes(StandardCharsets.UTF_8).length;
        int length = others + 1;
        while (others + String.valueOf(length).length() != length) {
            length = others + String.valueOf(length).length();
        }
        return ("MRCP/2.0 " + length + " " + rest).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
