package org.parley.gateway.sip.internal;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.sip.message.Response;
import org.parley.gateway.sip.SipAnswer;

/** A request of ours outside of calls that waits for its answer. */
record OutgoingRequest(CompletableFuture<SipAnswer> answer) {

    void answered(Response response) {
        if (response.getStatusCode() >= 200) {
            answer.complete(new SipAnswer(
                    response.getStatusCode(),
                    String.valueOf(response.getReasonPhrase()),
                    RequestReader.headerLists(response)));
        }
    }

    void failed(String why) {
        answer.complete(new SipAnswer(408, why, Map.<String, List<String>>of()));
    }
}
