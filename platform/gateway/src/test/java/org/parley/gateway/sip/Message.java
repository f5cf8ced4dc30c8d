package org.parley.gateway.sip;

import java.util.List;
import java.util.stream.Stream;

/** A SIP message as text. */
public record Message(String text) {

    public String startLine() {
        return text.substring(0, text.indexOf("\r\n"));
    }

    public boolean isResponse() {
        return text.startsWith("SIP/2.0 ");
    }

    public int status() {
        return isResponse() ? Integer.parseInt(text.substring(8, 11)) : 0;
    }

    public String method() {
        return isResponse() ? header("CSeq").split(" ")[1] : text.substring(0, text.indexOf(' '));
    }

    public List<String> headers(String name) {
        return head().filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).trim())
                .toList();
    }

    /** The first header field of that name, empty when there is none. */
    public String header(String name) {
        return headers(name).stream().findFirst().orElse("");
    }

    private Stream<String> head() {
        return text.substring(0, text.indexOf("\r\n\r\n")).lines();
    }

    public String body() {
        return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    public String toTag() {
        String to = header("To");
        int tag = to.indexOf(";tag=");
        return tag < 0 ? "" : to.substring(tag + 5);
    }
}
