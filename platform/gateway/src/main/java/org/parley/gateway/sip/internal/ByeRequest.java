package org.parley.gateway.sip.internal;

import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.SipException;
import javax.sip.message.Request;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Our BYE, along the dialog's route set (RFC 3261 §12.2.1.1). */
final class ByeRequest {
    private static final Logger LOG = LoggerFactory.getLogger(ByeRequest.class);

    private final Sessions sessions;
    private final Dialog dialog;
    private final JainLeg leg;

    ByeRequest(Sessions sessions, Dialog dialog, JainLeg leg) {
        this.sessions = sessions;
        this.dialog = dialog;
        this.leg = leg;
    }

    /** @return whether it left; if not, there is nobody to say goodbye to */
    boolean send(String reason) {
        try {
            Request bye = dialog.createRequest(Request.BYE);
            leg.prepare(bye);
            sessions.answers()
                    .set(bye, "Reason", "SIP;cause=200;text=\"" + reason.replaceAll("[^ -~]|[\"\\\\]", "") + "\"");
            ClientTransaction transaction = sessions.provider().getNewClientTransaction(bye);
            transaction.setApplicationData(leg);
            dialog.sendRequest(transaction);
            return true;
        } catch (SipException e) {
            LOG.info("BYE not sent: {}", e.getMessage());
            return false;
        }
    }
}
