package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.DialogTimeoutEvent;
import gov.nist.javax.sip.SipListenerExt;
import java.util.Optional;
import javax.sip.DialogTerminatedEvent;
import javax.sip.IOExceptionEvent;
import javax.sip.RequestEvent;
import javax.sip.ResponseEvent;
import javax.sip.TimeoutEvent;
import javax.sip.Transaction;
import javax.sip.TransactionTerminatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the stack reports, on its own threads: passed on at once. */
final class StackEvents implements SipListenerExt {
    private static final Logger LOG = LoggerFactory.getLogger(StackEvents.class);

    private final RequestDispatch requests;
    private final Sessions sessions;

    StackEvents(RequestDispatch requests, Sessions sessions) {
        this.requests = requests;
        this.sessions = sessions;
    }

    @Override
    public void processRequest(RequestEvent event) {
        requests.dispatch(event);
    }

    @Override
    public void processResponse(ResponseEvent event) {
        Optional<JainLeg> leg = Sessions.of(event.getClientTransaction());
        if (leg.isPresent()) {
            leg.get().answered(event);
        } else if (event.getClientTransaction() != null
                && event.getClientTransaction().getApplicationData() instanceof OutgoingRequest request) {
            request.answered(event.getResponse());
        }
    }

    @Override
    public void processTimeout(TimeoutEvent event) {
        Transaction transaction =
                event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
        Sessions.of(transaction).ifPresent(session -> session.timedOut(transaction));
        if (transaction.getApplicationData() instanceof OutgoingRequest request) {
            request.failed("no answer");
        }
    }

    @Override
    public void processDialogTimeout(DialogTimeoutEvent event) {
        Sessions.of(event.getDialog()).ifPresent(JainLeg::noAck);
    }

    @Override
    public void processTransactionTerminated(TransactionTerminatedEvent event) {
        Transaction transaction =
                event.isServerTransaction() ? event.getServerTransaction() : event.getClientTransaction();
        LOG.trace("transaction terminated: {}", transaction);
    }

    @Override
    public void processDialogTerminated(DialogTerminatedEvent event) {
        Sessions.of(event.getDialog()).ifPresent(JainLeg::dialogGone);
    }

    /** A message could not be sent; which one the stack does not say, timers find out. */
    @Override
    public void processIOException(IOExceptionEvent event) {
        LOG.info(
                "SIP to {}:{} by {} failed; {} sessions",
                event.getHost(),
                event.getPort(),
                event.getTransport(),
                sessions.count());
    }
}
