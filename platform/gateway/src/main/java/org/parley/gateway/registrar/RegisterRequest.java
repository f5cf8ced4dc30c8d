package org.parley.gateway.registrar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.sip.SipUri;

/**
 * What a REGISTER asks for (RFC 3261 §10.2, §10.3).
 *
 * @param removesAll {@code Contact: *}
 * @param wishes one for each Contact
 */
record RegisterRequest(SipRequest request, String user, boolean removesAll, List<Wish> wishes) {
    private static final long NO_TIME = -1;

    /**
     * A contact and how long it wants to stay.
     *
     * @param seconds 0 to be forgotten
     */
    record Wish(SipAddress address, SipUri uri, long seconds) {}

    /** Why it cannot be done, as an answer. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;
        private final int status;
        private final transient List<SipHeader> headers;

        Refused(int status, String reason, SipHeader... headers) {
            super(reason);
            this.status = status;
            this.headers = List.of(headers);
        }

        int status() {
            return status;
        }

        List<SipHeader> headers() {
            return headers;
        }
    }

    static RegisterRequest of(SipRequest request, String user, RegistrarConfig.Expiry bounds) throws Refused {
        List<String> contacts = request.all("contact");
        long common = request.first("expires").map(RegisterRequest::seconds).orElse(NO_TIME);
        if (contacts.stream().anyMatch(contact -> contact.strip().equals("*"))) {
            if (contacts.size() != 1 || common != 0) {
                throw new Refused(400, "Contact * stands alone and with Expires 0");
            }
            return new RegisterRequest(request, user, true, List.of());
        }
        List<Wish> wishes = new ArrayList<>();
        for (String contact : contacts) {
            Optional<SipAddress> address = SipAddress.parse(contact);
            Optional<SipUri> uri = address.map(SipAddress::uri).flatMap(SipUri::parse);
            if (uri.isEmpty() || contact.length() > 500) {
                throw new Refused(400, "Contact is not a SIP address");
            }
            wishes.add(new Wish(address.get(), uri.get(), bounded(address.get(), common, bounds)));
        }
        return new RegisterRequest(request, user, false, wishes);
    }

    private static long bounded(SipAddress contact, long common, RegistrarConfig.Expiry bounds) throws Refused {
        long own = seconds(contact.parameter("expires"));
        long wanted = own != NO_TIME
                ? own
                : common != NO_TIME ? common : bounds.usual().toSeconds();
        if (wanted != 0 && wanted < bounds.shortest().toSeconds()) {
            throw new Refused(
                    423,
                    "Interval Too Brief",
                    new SipHeader("Min-Expires", Long.toString(bounds.shortest().toSeconds())));
        }
        return Math.min(wanted, bounds.longest().toSeconds());
    }

    private static long seconds(String text) {
        return text.strip().matches("\\d{1,10}") ? Long.parseLong(text.strip()) : NO_TIME;
    }

    Binding binding(Wish wish, Instant now) {
        List<String> path = request.all("path").stream()
                .flatMap(value -> SipAddress.parse(value).stream())
                .map(address -> "<" + address.uri() + ">")
                .collect(Collectors.toList());
        String agent = request.first("user-agent").orElse("");
        return new Binding(
                user,
                wish.address().uri(),
                wish.address().parameter("+sip.instance"),
                preference(wish.address().parameter("q")),
                new Binding.Flow(
                        request.transport(),
                        request.source().getAddress().getHostAddress(),
                        request.source().getPort()),
                path,
                request.callId(),
                request.sequence(),
                agent.length() > 200 ? agent.substring(0, 200) : agent,
                now.plusSeconds(wish.seconds()));
    }

    private static int preference(String q) {
        return q.matches("0(\\.\\d{0,3})?|1(\\.0{0,3})?") ? (int) Math.round(Double.parseDouble(q) * 1000) : 1000;
    }
}
