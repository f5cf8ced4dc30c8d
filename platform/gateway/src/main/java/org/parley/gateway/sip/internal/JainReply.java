package org.parley.gateway.sip.internal;

import java.util.List;
import java.util.Optional;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipReply;

/** An answer by the transaction that a request came by. */
record JainReply(Answers answers, ServerTransaction transaction, Request request, String tag, String host)
        implements SipReply {

    @Override
    public void answer(int status, String reason, List<SipHeader> headers, Optional<SipBody> body) {
        Response response = answers.answer(request, status, reason, tag);
        answers.add(response, headers);
        body.ifPresent(content -> answers.body(response, content));
        JainLeg.send(transaction, response);
    }
}
