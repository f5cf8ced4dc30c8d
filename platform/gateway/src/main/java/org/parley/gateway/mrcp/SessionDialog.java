package org.parley.gateway.mrcp;

import java.util.List;
import java.util.Optional;
import org.parley.gateway.sip.OutgoingListener;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipEnd;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipOffer;

/** What SIP tells of a session with a speech server. */
record SessionDialog(MrcpSession session) implements OutgoingListener {

    @Override
    public void progressing(int status, Optional<SipBody> body) {
        // the answer comes with 200
    }

    @Override
    public void answered(Optional<SipBody> body) {
        body.filter(SipBody::isSdp)
                .ifPresentOrElse(
                        description -> session.answered(description.text()),
                        () -> session.end("the server's answer has no session description"));
    }

    @Override
    public void refused(int status, String reason, boolean reached, List<SipAddress> contacts) {
        session.end(reached ? "the server refuses: " + status + " " + reason : "the server is not reached");
    }

    @Override
    public Optional<SipHeader> challenged(int status, List<String> challenges) {
        return Optional.empty();
    }

    /** A refresh is granted; what the session is stays as we offered it. */
    @Override
    public void offered(SipOffer offer) {
        boolean describes = offer.wantsOffer() || offer.body().isPresent();
        offer.accept(describes ? Optional.of(session.description()) : Optional.empty());
    }

    @Override
    public void offerAcknowledged(Optional<SipBody> body) {
        // nothing changes
    }

    @Override
    public void infoKey(char key) {
        // servers press no keys
    }

    @Override
    public void heard() {
        // requests have their own time-outs
    }

    @Override
    public void ended(SipEnd end) {
        session.end("the session was ended: " + end.kind() + " " + end.detail());
    }
}
