package org.parley.gateway.sip;

import java.util.Map;
import java.util.Optional;
import org.parley.gateway.sdp.SdpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Later offers in a call: hold, resume, another address, a mere refresh (RFC 3261 §14, RFC 3264 §8, RFC 3311). */
final class Reoffers {
    private static final Logger LOG = LoggerFactory.getLogger(Reoffers.class);

    private final CallAudio audio;
    private boolean oursUnanswered;

    Reoffers(CallAudio audio) {
        this.audio = audio;
    }

    void offered(SipOffer offer, CallState state) {
        if (offer.body().isEmpty() && !offer.wantsOffer()) {
            offer.accept(Optional.empty());
        } else if (state.isUnanswered()) {
            refuse(offer, Refusal.tooEarly());
        } else if (state == CallState.OFFERED || oursUnanswered) {
            refuse(offer, Refusal.glare());
        } else if (offer.body().isEmpty()) {
            oursUnanswered = true;
            offer.accept(Optional.of(audio.offer()));
        } else {
            answer(offer, offer.body().get());
        }
    }

    private void answer(SipOffer offer, SipBody body) {
        if (!body.isSdp()) {
            refuse(offer, Refusal.unsupportedBody(body));
            return;
        }
        try {
            offer.accept(Optional.of(audio.answer(body.text())));
            LOG.debug("session changed, on hold: {}", audio.isOnHold());
        } catch (SdpException e) {
            refuse(offer, Refusal.notAcceptable(e.getMessage()));
        }
    }

    /** The ACK of a 200 that carried our offer; without a usable answer the session stays as it was. */
    void acknowledged(Optional<SipBody> body) {
        if (!oursUnanswered) {
            return;
        }
        oursUnanswered = false;
        take(body);
    }

    /** The answer to a re-INVITE of ours. */
    void answered(int status, Optional<SipBody> body) {
        if (status < 300) {
            take(body);
        }
    }

    private void take(Optional<SipBody> body) {
        try {
            if (body.filter(SipBody::isSdp).isPresent()) {
                audio.answered(body.get().text());
            }
        } catch (SdpException e) {
            LOG.info("answer to our offer not usable, audio stays as it was: {}", e.getMessage());
        }
    }

    private static void refuse(SipOffer offer, Refusal refusal) {
        LOG.info("change of the session refused: {}", refusal.why());
        offer.reject(refusal.status(), refusal.reason(), Map.copyOf(refusal.headers()));
    }
}
