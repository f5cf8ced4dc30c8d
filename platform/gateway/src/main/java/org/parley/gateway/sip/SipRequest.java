package org.parley.gateway.sip;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it came. Nothing of it is trusted.
 *
 * @param uri the Request-URI
 * @param transport {@code udp}, {@code tcp} or {@code tls}
 * @param source address that it came from
 * @param local our address towards that
 * @param headers values by lower-case name, each item of a list by itself
 */
public record SipRequest(
        String method,
        String uri,
        String transport,
        InetSocketAddress source,
        InetAddress local,
        Map<String, List<String>> headers,
        Optional<SipBody> body) {

    /** All values of a field, in order. */
    public List<String> all(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    /** The first value of a field. */
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** The address in From, To or another field; empty when it is missing or unreadable. */
    public Optional<SipAddress> address(String name) {
        return first(name).flatMap(SipAddress::parse);
    }

    public String callId() {
        return first("call-id").orElse("");
    }

    /** The number in CSeq. */
    public long sequence() {
        String number = first("cseq").orElse("0").strip().split("\\s")[0];
        return number.matches("\\d{1,18}") ? Long.parseLong(number) : 0;
    }
}
