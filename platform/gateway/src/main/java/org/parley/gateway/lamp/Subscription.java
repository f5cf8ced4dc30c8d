package org.parley.gateway.lamp;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipRequest;
import org.parley.gateway.sip.SipUri;

/** A telephone that wants to hear of an extension (RFC 6665): our half of that dialog. */
final class Subscription {
    private final EventPackage about;
    private final String user;
    private final String watched;
    private final String entity;
    private final String callId;
    private final String ours;
    private final String theirs;
    private final String target;
    private final List<String> route;
    private final Optional<SipHop> hop;
    private Instant expires;
    private long sequence;
    private boolean forbidden;

    Subscription(EventPackage about, String user, String watched, SipRequest request, String tag, Instant expires) {
        this.about = about;
        this.watched = watched;
        this.entity = SipUri.parse(request.uri())
                .map(uri -> "sip:" + watched + "@" + uri.host())
                .orElse("sip:" + watched + "@parley");
        this.user = user;
        this.callId = request.callId();
        this.ours = request.first("to").orElse("") + ";tag=" + tag;
        this.theirs = request.first("from").orElse("");
        this.target = request.address("contact").map(SipAddress::uri).orElse("");
        this.route = List.copyOf(request.all("record-route"));
        boolean reachable = SipUri.parse(target)
                .map(SipUri::host)
                .filter(request.source().getAddress().getHostAddress()::equals)
                .isPresent();
        this.hop = reachable || !route.isEmpty()
                ? Optional.empty()
                : Optional.of(new SipHop(
                        request.transport(),
                        request.source().getAddress().getHostAddress(),
                        request.source().getPort()));
        this.expires = expires;
    }

    EventPackage about() {
        return about;
    }

    /** Who watches. */
    String user() {
        return user;
    }

    /** The extension that is watched. */
    String watched() {
        return watched;
    }

    Instant expires() {
        return expires;
    }

    /** It may not go on; its last notification says so, and nothing else. */
    synchronized void forbid() {
        forbidden = true;
    }

    synchronized void refresh(Instant until) {
        expires = until;
    }

    /** Whether a request belongs to it. */
    boolean is(SipRequest request) {
        return request.callId().equals(callId)
                && tag(request.first("from").orElse("")).equals(tag(theirs))
                && tag(request.first("to").orElse("")).equals(tag(ours));
    }

    private static String tag(String value) {
        return SipAddress.parse(value).map(address -> address.parameter("tag")).orElse("");
    }

    synchronized OutgoingMessage notification(Instant now) {
        long left = Math.max(0, expires.getEpochSecond() - now.getEpochSecond());
        String ended = forbidden ? "terminated;reason=rejected" : "terminated;reason=timeout";
        String state = left > 0 && !forbidden ? "active;expires=" + left : ended;
        return new OutgoingMessage(
                "NOTIFY",
                target,
                ours,
                theirs,
                callId,
                ++sequence,
                watched,
                route,
                hop,
                List.of(new SipHeader("Event", about.name()), new SipHeader("Subscription-State", state)),
                forbidden
                        ? Optional.empty()
                        : Optional.of(
                                new SipBody(about.bodyType(), "", about.document(watched, entity, sequence - 1))));
    }
}
