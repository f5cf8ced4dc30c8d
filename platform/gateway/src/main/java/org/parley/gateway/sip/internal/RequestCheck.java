package org.parley.gateway.sip.internal;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A look at the raw bytes of a message before the stack's lenient parser gets them (TRAPS 22): the start line, and the
 * fields that every request must have (RFC 3261 §8.1.1), once and readable. What it refuses, RFC 4475 says to refuse.
 */
final class RequestCheck {
    private static final Pattern VERSION = Pattern.compile("SIP/\\d+\\.\\d+");
    private static final Pattern URI = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:.+");
    private static final Pattern EMPTY_PARAMETER = Pattern.compile("[;,]\\s*(?:[;,]|$)");
    private static final Pattern STATUS = Pattern.compile("SIP/2\\.0 [1-6]\\d\\d(?: .*)?");
    private static final List<String> SINGLE = List.of("from", "to", "call-id", "cseq");
    private static final List<String> ADDRESSES = List.of("from", "to", "contact");
    /** Those of an RFC, whether we take them or not. */
    private static final Set<String> METHODS = Set.of(
            "INVITE",
            "ACK",
            "BYE",
            "CANCEL",
            "OPTIONS",
            "REGISTER",
            "INFO",
            "UPDATE",
            "PRACK",
            "REFER",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "MESSAGE");

    private static final long LARGEST_SEQUENCE = 0x7FFF_FFFFL;

    private static final Pattern PROTOCOL = Pattern.compile("SIP\\s*/\\s*2\\.0\\s*/\\s*(\\S+).*");

    /** RFC 3261 §8.1.1.7: the cookie alone names no transaction. */
    private static final Pattern NO_BRANCH = Pattern.compile("(?i)branch\\s*=\\s*z9hG4bK\\s*(?:[;,]|$)");

    private static final Pattern TAG = Pattern.compile("(?i);\\s*tag\\s*=\\s*\\S");

    private final RawRequest message;
    private final String transport;

    private RequestCheck(RawRequest message, String transport) {
        this.message = message;
        this.transport = transport;
    }

    /**
     * @param bodyBytes bytes that follow the header, -1 when unknown (a stream)
     * @param transport that brought it
     * @return the answer to send instead of parsing, empty bytes for none; nothing when the message may be parsed
     */
    static Optional<byte[]> refusalOf(RawRequest message, int bodyBytes, String transport) {
        if (message.isBlank()) {
            return Optional.empty();
        }
        RequestCheck check = new RequestCheck(message, transport);
        if (message.isResponse()) {
            // nobody is told of a response that cannot be read (RFC 3261 §18.1.2)
            return check.responseIsReadable() ? Optional.empty() : Optional.of(new byte[0]);
        }
        return check.problem(bodyBytes).map(problem -> RefusalText.of(message, problem));
    }

    /** For datagrams: the bytes behind the header are known. */
    static Optional<byte[]> refusalOf(byte[] bytes, int offset, int length) {
        String text = new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        return refusalOf(RawRequest.of(bytes, offset, length), end < 0 ? 0 : length - end - 4, "UDP");
    }

    private boolean responseIsReadable() {
        return STATUS.matcher(message.startLine()).matches()
                && message.first("cseq").filter(RequestCheck::isSequence).isPresent()
                && message.bodyLength().isPresent();
    }

    private static boolean isSequence(String cseq) {
        String[] parts = cseq.split("\\s+");
        return parts.length == 2 && parts[0].matches("\\d{1,10}") && Long.parseLong(parts[0]) <= LARGEST_SEQUENCE;
    }

    /** What is wrong, as status and reason. */
    private Optional<String> problem(int bodyBytes) {
        return requestLine()
                .or(() -> fields().map(reason -> "400 " + reason))
                .or(this::sequence)
                .or(() -> numbers(bodyBytes).map(reason -> "400 " + reason));
    }

    /** RFC 3261 §7.1, §19.1.1: three parts with one space between them; no header fields in the URI. */
    private Optional<String> requestLine() {
        String[] parts = message.startLine().split(" ", -1);
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
        return isSip(uri) ? Optional.empty() : Optional.of("416 Unsupported URI Scheme");
    }

    private static boolean isSip(String uri) {
        return uri.regionMatches(true, 0, "sip:", 0, 4) || uri.regionMatches(true, 0, "sips:", 0, 5);
    }

    private Optional<String> fields() {
        for (String name : SINGLE) {
            List<String> values = message.all(name);
            if (values.size() != 1 || values.get(0).isEmpty()) {
                return Optional.of((values.isEmpty() ? "Missing " : "Bad ") + name + " header field");
            }
        }
        for (String name : ADDRESSES) {
            if (message.all(name).stream().anyMatch(RequestCheck::quotesOpen)) {
                return Optional.of("Open quotes in " + name + " header field");
            }
        }
        if (any("via", via -> EMPTY_PARAMETER.matcher(via).find())) {
            return Optional.of("Bad via header field");
        }
        if (message.first("via").filter(this::wrongTransport).isPresent()) {
            return Optional.of("Via names another transport than the one used");
        }
        if (any("via", via -> NO_BRANCH.matcher(via).find())) {
            return Optional.of("A branch of nothing but the cookie");
        }
        if (message.method().equals("INVITE")
                && !any("from", from -> TAG.matcher(from).find())) {
            return Optional.of("Missing From tag");
        }
        if (any("contact", RequestCheck::bareWithHeaders)) {
            return Optional.of("Contact URI with header fields outside of brackets");
        }
        if (message.method().equals("REGISTER") && any("to", to -> !isSip(address(to)))) {
            return Optional.of("No address of record in to header field");
        }
        return Optional.empty();
    }

    /** RFC 3261 §18.1.1. The stack would answer by what is named, where nobody waits. */
    private boolean wrongTransport(String via) {
        Matcher protocol = PROTOCOL.matcher(via);
        return protocol.matches() && !protocol.group(1).equalsIgnoreCase(transport);
    }

    private boolean any(String name, Predicate<String> wrong) {
        return message.all(name).stream().anyMatch(wrong);
    }

    /** RFC 3261 §20.10: a URI with a question mark stands in angle brackets. */
    private static boolean bareWithHeaders(String contact) {
        return contact.indexOf('<') < 0 && contact.contains("?");
    }

    private static String address(String value) {
        int open = value.lastIndexOf('<');
        return value.substring(open + 1).trim();
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

    /** RFC 4475 §3.1.2.18: of an unknown method that is not the sequence's the first thing to say is that it is unknown. */
    private Optional<String> sequence() {
        String cseq = message.first("cseq").orElse("");
        if (!isSequence(cseq)) {
            return Optional.of("400 Bad CSeq header field");
        }
        if (cseq.split("\\s+")[1].equals(message.method())) {
            return Optional.empty();
        }
        return Optional.of(
                METHODS.contains(message.method()) ? "400 CSeq method is not the request's" : "501 Not Implemented");
    }

    private Optional<String> numbers(int bodyBytes) {
        String maxForwards = message.first("max-forwards").orElse("70");
        if (!maxForwards.matches("\\d{1,9}") || Integer.parseInt(maxForwards) > 255) {
            return Optional.of("Bad Max-Forwards header field");
        }
        if (message.all("content-length").size() > 1) {
            return Optional.of("Several content-length header fields");
        }
        if (message.bodyLength().isEmpty()
                || bodyBytes >= 0 && message.bodyLength().getAsInt() > bodyBytes) {
            return Optional.of("Bad Content-Length header field");
        }
        return Optional.empty();
    }
}
