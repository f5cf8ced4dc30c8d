package org.parley.gateway.sip.internal;

import java.util.Map;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipOffer;

/** A re-INVITE or UPDATE. */
final class JainOffer implements SipOffer {
    private final JainLeg session;
    private final ServerTransaction transaction;
    private final Request request;

    JainOffer(JainLeg session, ServerTransaction transaction, Request request) {
        this.session = session;
        this.transaction = transaction;
        this.request = request;
    }

    @Override
    public Optional<SipBody> body() {
        return RequestReader.body(request);
    }

    @Override
    public boolean wantsOffer() {
        return isInvite() && body().isEmpty();
    }

    private boolean isInvite() {
        return request.getMethod().equals(Request.INVITE);
    }

    @Override
    public void accept(Optional<String> sdp) {
        Response response = session.answers().answer(request, 200, "", session.tag());
        session.contact(response);
        session.answers().describe(response);
        session.sessionTimer(request, response);
        sdp.ifPresent(text -> {
            session.answers().sdp(response, text);
            session.described(text);
        });
        if (JainLeg.send(transaction, response) && isInvite()) {
            session.awaitAck();
        }
    }

    @Override
    public void reject(int status, String reason, Map<String, String> headers) {
        Response response = session.answers().answer(request, status, reason, session.tag());
        session.answers().setAll(response, headers);
        JainLeg.send(transaction, response);
    }
}
