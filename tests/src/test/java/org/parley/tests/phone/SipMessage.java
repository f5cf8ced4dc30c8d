package org.parley.tests.phone;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A SIP request or response: start line, header fields in order, body. */
final class SipMessage {
    final String startLine;
    private final List<String[]> headers = new ArrayList<>();
    private String body = "";

    SipMessage(String startLine) {
        this.startLine = startLine;
    }

    /** Reads a whole message. */
    static SipMessage parse(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\r\n");
        SipMessage message = new SipMessage(lines[0]);
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                message.header(
                        lines[i].substring(0, colon).strip(),
                        lines[i].substring(colon + 1).strip());
            }
        }
        message.body = end < 0 ? "" : text.substring(end + 4);
        return message;
    }

    SipMessage header(String name, String value) {
        headers.add(new String[] {name, value});
        return this;
    }

    SipMessage body(String contentType, String content) {
        body = content;
        return contentType == null ? this : header("Content-Type", contentType);
    }

    boolean isResponse() {
        return startLine.startsWith("SIP/2.0 ");
    }

    int status() {
        return Integer.parseInt(startLine.substring(8, 11));
    }

    /** The method of a request, or of the request that a response answers. */
    String method() {
        return isResponse()
                ? first("CSeq").replaceAll("^\\d+\\s+", "")
                : startLine.substring(0, startLine.indexOf(' '));
    }

    /** An answer to this request. @param status code and reason */
    SipMessage answer(String status) {
        SipMessage answer = new SipMessage("SIP/2.0 " + status);
        all("Via").forEach(via -> answer.header("Via", via));
        String to = first("To");
        return answer.header("From", first("From"))
                .header("To", to.contains(";tag=") ? to : to + ";tag=answer")
                .header("Call-ID", first("Call-ID"))
                .header("CSeq", first("CSeq"));
    }

    /** The branch of the first Via. */
    String branch() {
        String via = find("Via").orElse("");
        int at = via.indexOf("branch=");
        return at < 0 ? "" : via.substring(at + 7).replaceAll("[;,\\s].*", "");
    }

    int sequence() {
        return Integer.parseInt(first("CSeq").replaceAll("\\s.*", ""));
    }

    String body() {
        return body;
    }

    /** All values of a field, in order. */
    List<String> all(String name) {
        return headers.stream()
                .filter(header -> header[0].equalsIgnoreCase(name) || header[0].equalsIgnoreCase(compact(name)))
                .map(header -> header[1])
                .toList();
    }

    Optional<String> find(String name) {
        return all(name).stream().findFirst();
    }

    /** The first value of a field that must be there. */
    String first(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException("No " + name + " in\n" + this));
    }

    /** The uri inside angle brackets of a field, or the whole field. */
    String uri(String name) {
        String value = first(name);
        int open = value.indexOf('<');
        return open < 0 ? value.replaceAll(";.*", "") : value.substring(open + 1, value.indexOf('>'));
    }

    /** The tag parameter of From or To; empty when there is none. */
    String tag(String name) {
        String value = first(name);
        int at = value.indexOf(";tag=");
        return at < 0 ? "" : value.substring(at + 5).replaceAll("[;\\s].*", "");
    }

    private static String compact(String name) {
        return switch (name.toLowerCase()) {
            case "via" -> "v";
            case "from" -> "f";
            case "to" -> "t";
            case "call-id" -> "i";
            case "contact" -> "m";
            case "content-length" -> "l";
            case "content-type" -> "c";
            default -> name;
        };
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        headers.stream()
                .filter(header -> !header[0].equalsIgnoreCase("Content-Length"))
                .forEach(header ->
                        text.append(header[0]).append(": ").append(header[1]).append("\r\n"));
        int length = body.getBytes(StandardCharsets.UTF_8).length;
        return text.append("Content-Length: ")
                .append(length)
                .append("\r\n\r\n")
                .append(body)
                .toString();
    }
}
