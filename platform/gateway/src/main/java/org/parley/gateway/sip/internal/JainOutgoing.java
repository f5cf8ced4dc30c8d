package org.parley.gateway.sip.internal;

import java.net.InetAddress;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.header.CSeqHeader;
import javax.sip.header.ViaHeader;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.OutgoingInvite;
import org.parley.gateway.sip.OutgoingListener;
import org.parley.gateway.sip.OutgoingSession;
import org.parley.gateway.sip.SipAddress;
import org.parley.gateway.sip.SipEnd;
import org.parley.gateway.sip.SipHeader;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipLegListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An INVITE of ours and the dialog that becomes of it (RFC 3261 §13.2). */
final class JainOutgoing extends JainLeg implements OutgoingSession {
    private static final Logger LOG = LoggerFactory.getLogger(JainOutgoing.class);

    private final OutgoingInvite invite;
    private final OutgoingListener listener;
    private final InetAddress local;
    private final String transport;
    private final String tag = Tags.next();
    private ClientTransaction transaction;
    private boolean answeredBefore;
    private boolean provisional;
    private boolean cancelled;
    private boolean askedLonger;
    private boolean proved;
    private String cancelReason = "";
    private Clock.Timer patience = () -> {};

    JainOutgoing(
            Sessions sessions,
            String key,
            Executor queue,
            OutgoingInvite invite,
            Target target,
            OutgoingListener listener) {
        super(sessions, key, queue);
        this.invite = invite;
        this.listener = listener;
        this.local = target.local();
        this.transport = target.transport();
        described(invite.sdp());
    }

    /** How our INVITE leaves. */
    record Target(String transport, InetAddress local) {}

    /** Sends it. @param unreachable how long nothing at all may come back */
    void begin(Request request, java.time.Duration unreachable) {
        execute(() -> {
            patience = sessions.clock().schedule(() -> execute(this::unreached), unreachable);
            send(request);
        });
    }

    private void send(Request request) {
        try {
            hop().ifPresent(hop -> FlowRouter.direct(request, hop));
            transaction = sessions.provider().getNewClientTransaction(request);
            transaction.setApplicationData(this);
            dialog = sessions.provider().getNewDialog(transaction);
            dialog.setApplicationData(this);
            transaction.sendRequest();
        } catch (SipException | RuntimeException e) {
            LOG.info("INVITE to {} not sent: {}", invite.uri(), e.getMessage());
            refused(503, "Service Unavailable", false, List.of());
        }
    }

    private void unreached() {
        if (state == SessionState.PROCEEDING && !answeredBefore) {
            LOG.info("nothing is heard from {}", invite.uri());
            abandon();
            refused(408, "Request Timeout", false, List.of());
        }
    }

    private void abandon() {
        try {
            transaction.terminate();
        } catch (javax.sip.ObjectInUseException e) {
            LOG.debug("transaction still at work: {}", e.getMessage());
        }
    }

    @Override
    void answered(ResponseEvent event) {
        Response response = event.getResponse();
        String method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
        boolean first = event.getClientTransaction() == transaction;
        if (!method.equals(Request.INVITE) || !first) {
            super.answered(event);
            return;
        }
        execute(() -> inviteAnswered(event.getDialog(), response));
    }

    private void inviteAnswered(Dialog own, Response response) {
        int status = response.getStatusCode();
        answeredBefore = true;
        patience.cancel();
        if (status >= 200 && status < 300) {
            taken(own, response);
        } else if (state != SessionState.PROCEEDING) {
            LOG.debug("{} in state {}", status, state);
        } else if (status < 200) {
            provisional(status, response);
        } else if (status == 422 && !cancelled && mayAskLonger(response)) {
            askLonger(SessionTimer.least(response).getAsLong());
        } else {
            Optional<SipHeader> proof = proof(status, response);
            if (proof.isPresent()) {
                proved = true;
                again(request -> sessions.answers()
                        .set(request, proof.get().name(), proof.get().value()));
                return;
            }
            List<SipAddress> contacts = new ArrayList<>();
            values(response, "Contact").forEach(value -> SipAddress.parse(value).ifPresent(contacts::add));
            refused(status, String.valueOf(response.getReasonPhrase()), true, contacts);
        }
    }

    /** What answers a challenge; once, and not for a call that is not wanted any more. */
    private Optional<SipHeader> proof(int status, Response response) {
        if (proved || cancelled || status != 401 && status != 407) {
            return Optional.empty();
        }
        return listener.challenged(status, values(response, status == 401 ? "WWW-Authenticate" : "Proxy-Authenticate"));
    }

    private boolean mayAskLonger(Response response) {
        long least = SessionTimer.least(response).orElse(0);
        boolean may = !askedLonger && least > sessions.config().sessionExpires().toSeconds();
        askedLonger = true;
        return may;
    }

    /** RFC 4028 §7.3: with the interval that the far side asks for. */
    private void askLonger(long seconds) {
        again(request -> {
            sessions.answers().set(request, "Session-Expires", Long.toString(seconds));
            sessions.answers().set(request, "Min-SE", Long.toString(seconds));
        });
    }

    /** The same call once more (RFC 3261 §8.1.3.5), with what the far side asks for. */
    private void again(Consumer<Request> change) {
        Request again = (Request) transaction.getRequest().clone();
        try {
            again.removeHeader(ViaHeader.NAME);
            again.addHeader(RequestBuilder.newBranch(
                    (ViaHeader) transaction.getRequest().getHeader(ViaHeader.NAME)));
            CSeqHeader sequence = (CSeqHeader) again.getHeader(CSeqHeader.NAME);
            sequence.setSeqNumber(sequence.getSeqNumber() + 1);
            change.accept(again);
        } catch (ParseException | InvalidArgumentException e) {
            throw new IllegalArgumentException("cannot repeat an INVITE", e);
        }
        dialog.setApplicationData(null);
        dialog.delete();
        provisional = false;
        send(again);
    }

    private static List<String> values(Response response, String name) {
        List<String> values = new ArrayList<>();
        response.getHeaders(name).forEachRemaining(header -> {
            String line = header.toString().trim();
            values.add(line.substring(line.indexOf(':') + 1).trim());
        });
        return values;
    }

    private void provisional(int status, Response response) {
        if (!provisional) {
            provisional = true;
            if (cancelled) {
                sendCancel();
            }
        }
        if (!cancelled && status > 100) {
            listener.progressing(status, RequestReader.body(response));
        }
    }

    /** 200: acknowledged in any case; one that is not wanted any more, or a second one of a fork, is ended at once. */
    private void taken(Dialog own, Response response) {
        boolean wanted = state == SessionState.PROCEEDING && !cancelled;
        boolean ours = own == dialog && state == SessionState.CONFIRMED;
        acknowledge(own, response);
        if (wanted) {
            dialog = own;
            dialog.setApplicationData(this);
            state = state.to(SessionState.CONFIRMED);
            refresh.heard(response);
            refresh.agreed(SessionTimer.answered(
                    response, sessions.config().sessionExpires().toSeconds()));
            listener.answered(RequestReader.body(response));
        } else if (state == SessionState.PROCEEDING) {
            dialog = own;
            state = state.to(SessionState.CONFIRMED);
            sendBye();
            listener.ended(new SipEnd(SipEnd.Kind.CANCELLED, cancelReason));
        } else if (!ours) {
            new ByeRequest(sessions, own, this).send("answered elsewhere");
        }
    }

    private void refused(int status, String reason, boolean reached, List<SipAddress> contacts) {
        boolean heard = !cancelled;
        finish();
        if (heard) {
            listener.refused(status, reason, reached, contacts);
        } else {
            listener.ended(new SipEnd(SipEnd.Kind.CANCELLED, cancelReason));
        }
    }

    @Override
    public void cancel(String reason) {
        if (state == SessionState.PROCEEDING && !cancelled) {
            cancelled = true;
            cancelReason = reason;
            if (provisional) {
                sendCancel();
            }
        }
    }

    private void sendCancel() {
        try {
            Request cancel = transaction.createCancel();
            sessions.answers().set(cancel, "Reason", cancelReason);
            hop().ifPresent(hop -> FlowRouter.direct(cancel, hop));
            sessions.provider().getNewClientTransaction(cancel).sendRequest();
        } catch (SipException e) {
            LOG.info("CANCEL not sent: {}", e.getMessage());
        }
    }

    @Override
    void timedOut(Transaction over) {
        if (over != transaction) {
            super.timedOut(over);
            return;
        }
        execute(() -> {
            if (state == SessionState.PROCEEDING) {
                refused(408, "Request Timeout", provisional, List.of());
            }
        });
    }

    @Override
    void finish() {
        patience.cancel();
        super.finish();
    }

    @Override
    void acknowledged(Request ack) {
        execute(() -> {
            acknowledged();
            if (state == SessionState.CONFIRMED) {
                listener.offerAcknowledged(RequestReader.body(ack));
            }
        });
    }

    @Override
    void byeBeforeAnswer() {
        LOG.debug("BYE before the answer; the answer to INVITE will say it");
    }

    @Override
    String tag() {
        return tag;
    }

    @Override
    SipLegListener listener() {
        return listener;
    }

    @Override
    String transport() {
        return transport;
    }

    @Override
    boolean madeCallId() {
        return true;
    }

    @Override
    InetAddress local() {
        return local;
    }

    @Override
    Optional<SipHop> hop() {
        return invite.hop();
    }
}
