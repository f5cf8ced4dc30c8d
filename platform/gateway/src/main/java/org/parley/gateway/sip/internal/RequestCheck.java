package org.parley.gateway.sip.internal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A look at the raw bytes of a message before the stack's lenient parser gets them: the fields that every request must
 * have (RFC 3261 §8.1.1), once and readable. What is not a request passes.
 */
final class RequestCheck {
    private static final Map<String, String> COMPACT =
            Map.of("v", "via", "f", "from", "t", "to", "i", "call-id", "l", "content-length", "m", "contact");
    private static final Pattern VERSION = Pattern.compile("SIP/\\d+\\.\\d+");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
    private static final Pattern EMPTY_PARAMETER = Pattern.compile("[;,]\\s*(?:[;,]|$)");
    private static final List<String> SINGLE = List.of("from", "to", "call-id", "cseq");

    private final Map<String, List<String>> fields = new HashMap<>();
    private final String method;
    private final String head;

    private RequestCheck(String head) {
        this.head = head;
        String[] lines = head.split("\r\n|\n");
        this.method = lines[0].split(" ", 2)[0];
        String name = "";
        for (int i = 1; i < lines.length; i++) {
            String line = lines[i];
            int colon = line.indexOf(':');
            if (line.startsWith(" ") || line.startsWith("\t")) {
                List<String> values = fields.getOrDefault(name, new ArrayList<>());
                if (!values.isEmpty()) {
                    values.set(values.size() - 1, values.get(values.size() - 1) + " " + line.trim());
                }
            } else if (colon > 0) {
                name = line.substring(0, colon).trim().toLowerCase(Locale.ROOT);
                name = COMPACT.getOrDefault(name, name);
                fields.computeIfAbsent(name, key -> new ArrayList<>())
                        .add(line.substring(colon + 1).trim());
            }
        }
    }

    /**
     * @param bytesAfterHead bytes that follow the header, -1 when unknown (a stream)
     * @return the answer to send instead of parsing, empty bytes for none; nothing when the message may be parsed
     */
    static Optional<byte[]> refusalOf(byte[] bytes, int offset, int length, boolean datagram) {
        String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        if (text.isBlank() || text.startsWith("SIP/2.0 ")) {
            return Optional.empty();
        }
        int end = text.indexOf("\r\n\r\n");
        String head = end < 0 ? text : text.substring(0, end);
        RequestCheck check = new RequestCheck(head);
        int bodyBytes = datagram ? (end < 0 ? 0 : length - end - 4) : -1;
        return check.problem(bodyBytes).map(check::answer);
    }

    /** What is wrong, as status and reason. */
    private Optional<String> problem(int bodyBytes) {
        return requestLine().or(() -> malformed(bodyBytes).map(reason -> "400 " + reason));
    }

    /** RFC 3261 §7.1, §19.1.1: three parts with one space between them; no header fields in the URI. */
    private Optional<String> requestLine() {
        String[] parts = head.split("\r\n|\n", 2)[0].split(" ", -1);
        if (parts.length != 3 || !VERSION.matcher(parts[2]).matches()) {
            return Optional.of("400 Bad request line");
        }
        if (!parts[2].equals("SIP/2.0")) {
            return Optional.of("505 Version Not Supported");
        }
        String uri = parts[1];
        if (!URI.matcher(uri).matches()
                || uri.substring(uri.lastIndexOf('@') + 1).contains("?")) {
            return Optional.of("400 Bad Request-URI");
        }
        return uri.regionMatches(true, 0, "sip:", 0, 4) || uri.regionMatches(true, 0, "sips:", 0, 5)
                ? Optional.empty()
                : Optional.of("416 Unsupported URI Scheme");
    }

    private static boolean quotesOpen(String value) {
        boolean open = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && open) {
                i++;
            } else if (c == '"') {
                open = !open;
            }
        }
        return open;
    }

    private Optional<String> malformed(int bodyBytes) {
        for (String name : List.of("from", "to", "contact")) {
            if (fields.getOrDefault(name, List.of()).stream().anyMatch(RequestCheck::quotesOpen)) {
                return Optional.of("Open quotes in " + name + " header field");
            }
        }
        for (String via : fields.getOrDefault("via", List.of())) {
            if (EMPTY_PARAMETER.matcher(via).find()) {
                return Optional.of("Bad via header field");
            }
        }
        if (fields.getOrDefault("content-length", List.of()).size() > 1) {
            return Optional.of("Several content-length header fields");
        }
        for (String name : SINGLE) {
            List<String> values = fields.getOrDefault(name, List.of());
            if (values.size() != 1 || values.get(0).isEmpty()) {
                return Optional.of((values.isEmpty() ? "Missing " : "Bad ") + name + " header field");
            }
        }
        String[] cseq = fields.get("cseq").get(0).split("\\s+");
        if (cseq.length != 2 || !cseq[0].matches("\\d{1,10}") || Long.parseLong(cseq[0]) > 0x7FFF_FFFFL) {
            return Optional.of("Bad CSeq header field");
        }
        if (!cseq[1].equals(method)) {
            return Optional.of("CSeq method is not the request's");
        }
        String maxForwards = fields.getOrDefault("max-forwards", List.of("70")).get(0);
        if (!maxForwards.matches("\\d{1,9}") || Integer.parseInt(maxForwards) > 255) {
            return Optional.of("Bad Max-Forwards header field");
        }
        String contentLength =
                fields.getOrDefault("content-length", List.of("0")).get(0);
        if (!contentLength.matches("\\d{1,9}") || bodyBytes >= 0 && Integer.parseInt(contentLength) > bodyBytes) {
            return Optional.of("Bad Content-Length header field");
        }
        return Optional.empty();
    }

    /** RFC 3261 §8.2.6: what can be copied is copied. Without Via there is no way back; an ACK is never answered. */
    private byte[] answer(String problem) {
        List<String> vias = fields.getOrDefault("via", List.of());
        if (vias.isEmpty() || method.equals("ACK")) {
            return new byte[0];
        }
        StringBuilder answer = new StringBuilder("SIP/2.0 ").append(problem).append("\r\n");
        vias.forEach(via -> answer.append("Via: ").append(via).append("\r\n"));
        copy("from", "From", answer);
        List<String> to = fields.getOrDefault("to", List.of());
        if (!to.isEmpty()) {
            String tag = to.get(0).contains(";tag=") ? "" : ";tag=bad" + Integer.toHexString(head.hashCode());
            answer.append("To: ").append(to.get(0)).append(tag).append("\r\n");
        }
        copy("call-id", "Call-ID", answer);
        copy("cseq", "CSeq", answer);
        return answer.append("Server: Parley\r\nContent-Length: 0\r\n\r\n")
                .toString()
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private void copy(String name, String as, StringBuilder answer) {
        List<String> values = fields.getOrDefault(name, List.of());
        if (!values.isEmpty()) {
            answer.append(as).append(": ").append(values.get(0)).append("\r\n");
        }
    }
}
