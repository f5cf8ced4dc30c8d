package org.parley.gateway.sip.internal;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javax.sip.ClientTransaction;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ResponseEvent;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.Transaction;
import javax.sip.header.CSeqHeader;
import javax.sip.message.Message;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipEnd;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipLeg;
import org.parley.gateway.sip.SipLegListener;
import org.parley.gateway.sip.SipReply;
import org.parley.gateway.sip.SipRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One dialog of an INVITE session, and what goes on in it whoever called. The stack's threads call the package-private
 * methods; these and those of {@link SipLeg} do their work on the session's queue.
 */
abstract class JainLeg implements SipLeg {
    private static final Logger LOG = LoggerFactory.getLogger(JainLeg.class);

    final Sessions sessions;
    final Executor queue;
    private final String key;
    Dialog dialog;
    SessionState state = SessionState.PROCEEDING;
    private String byeReason = "";
    private boolean ackMissing;
    private Clock.Timer ackTimer = () -> {};
    private String description = "";
    final SessionRefresh refresh;

    JainLeg(Sessions sessions, String key, Executor queue) {
        this.sessions = sessions;
        this.key = key;
        this.queue = queue;
        this.refresh = new SessionRefresh(this, sessions.clock());
    }

    /** Our tag. */
    abstract String tag();

    abstract SipLegListener listener();

    abstract String transport();

    abstract InetAddress local();

    /** Where requests of ours go, whatever the dialog says; empty to follow the dialog. */
    abstract Optional<SipHop> hop();

    @Override
    public void execute(Runnable task) {
        queue.execute(task);
    }

    @Override
    public void bye(String reason) {
        if (state == SessionState.ANSWERED) {
            // RFC 3261 §15: no BYE before the ACK
            byeReason = reason;
            state = state.to(SessionState.LEAVING);
            listener().ended(new SipEnd(SipEnd.Kind.OUR_BYE, reason));
        } else if (state == SessionState.CONFIRMED) {
            byeReason = reason;
            sendBye();
            listener().ended(new SipEnd(SipEnd.Kind.OUR_BYE, reason));
        }
    }

    void sendBye() {
        state = state.to(SessionState.BYE_SENT);
        if (!new ByeRequest(sessions, dialog, this).send(byeReason)) {
            finish();
        }
    }

    /** An ACK came. */
    abstract void acknowledged(Request ack);

    /** A CANCEL came, for a transaction. */
    void cancelled(ServerTransaction cancelled) {
        LOG.debug("CANCEL of {} comes too late", cancelled.getBranchId());
    }

    /** The ACK that was waited for is here. */
    void acknowledged() {
        ackMissing = false;
        ackTimer.cancel();
    }

    void awaitAck() {
        ackMissing = true;
        ackTimer.cancel();
        ackTimer = sessions.clock().schedule(this::noAck, sessions.config().ackLimit());
    }

    /** RFC 3261 §13.3.1.4: a session whose 200 nobody acknowledges is ended by BYE. */
    void noAck() {
        execute(() -> {
            boolean known = state == SessionState.LEAVING;
            if (ackMissing && (state.isOpen() || known)) {
                byeReason = "no ACK";
                sendBye();
                if (!known) {
                    listener().ended(new SipEnd(SipEnd.Kind.NO_ACK, "no ACK to our 200"));
                }
            }
        });
    }

    void byeCame(ServerTransaction transaction, Request request) {
        execute(() -> {
            send(transaction, sessions.answers().answer(request, 200, "", tag()));
            if (state == SessionState.PROCEEDING) {
                byeBeforeAnswer();
            } else if (state.isOpen()) {
                over(SipEnd.Kind.FAR_BYE, reason(request));
            } else {
                finish();
            }
        });
    }

    /** BYE came for a dialog that is not answered. */
    abstract void byeBeforeAnswer();

    private static String reason(Request request) {
        return request.getHeader("Reason") == null
                ? ""
                : request.getHeader("Reason").toString().trim();
    }

    void offerCame(ServerTransaction transaction, Request request) {
        execute(() -> {
            JainOffer offer = new JainOffer(this, transaction, request);
            if (state.isOver()) {
                offer.reject(481, "Call/Transaction Does Not Exist", Map.of());
            } else if (refresh.isOffering() && !RequestReader.body(request).isEmpty()) {
                // RFC 3261 §14.2
                offer.reject(491, "Request Pending", Map.of());
            } else {
                listener().offered(offer);
            }
        });
    }

    void infoKey(char pressed) {
        execute(() -> {
            if (state.isOpen()) {
                listener().infoKey(pressed);
            }
        });
    }

    void heard() {
        execute(() -> {
            if (!state.isOver()) {
                listener().heard();
            }
        });
    }

    /** An answer to a request of ours within the dialog. */
    void answered(ResponseEvent event) {
        Response response = event.getResponse();
        String method = ((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getMethod();
        if (method.equals(Request.INVITE)) {
            execute(() -> {
                offerAnswered(event.getDialog(), response);
                refresh.answered(event.getClientTransaction(), response);
            });
        } else if (method.equals(Request.BYE)) {
            byeAnswered(response.getStatusCode());
        } else {
            execute(() -> refresh.answered(event.getClientTransaction(), response));
        }
    }

    private void offerAnswered(Dialog own, Response response) {
        int status = response.getStatusCode();
        if (status < 200) {
            return;
        }
        if (status < 300) {
            acknowledge(own, response);
        }
        if (state.isOpen()) {
            listener().offerAnswered(status, RequestReader.body(response));
        }
    }

    void acknowledge(Dialog own, Response response) {
        try {
            Request ack = own.createAck(((CSeqHeader) response.getHeader(CSeqHeader.NAME)).getSeqNumber());
            prepare(ack);
            own.sendAck(ack);
        } catch (SipException | InvalidArgumentException e) {
            LOG.info("ACK not sent: {}", e.getMessage());
        }
    }

    /** Makes a request of ours one that reaches the far side and that its answer comes back from. */
    void prepare(Request request) {
        sessions.answers().ours(request, sessions.advertised(local()), sessions.port(transport()));
        hop().ifPresent(hop -> FlowRouter.direct(request, hop));
    }

    @Override
    public boolean is(String callId, String ourTag, String theirTag) {
        Dialog own = dialog;
        return own != null
                && own.getCallId().getCallId().equals(callId)
                && tag().equals(ourTag)
                && theirTag.equals(own.getRemoteTag());
    }

    /** Answers a wish for session timers in a 200 of ours, or states ours. */
    void sessionTimer(Request request, Response response) {
        SessionTimer timer = SessionTimer.answering(request, sessions.config().sessionExpires());
        sessions.answers().set(response, "Session-Expires", timer.fieldOfAnswer());
        if (timer.required()) {
            sessions.answers().set(response, "Require", "timer");
        }
        refresh.heard(request);
        refresh.agreed(timer);
    }

    /** What we last said about our side of the session. */
    void described(String sdp) {
        description = sdp;
    }

    /** Whether an offer is under way that keeps ours waiting (RFC 3261 §14.1). */
    boolean isOffered() {
        return ackMissing || state != SessionState.CONFIRMED;
    }

    /** Whether the Call-ID is ours. */
    abstract boolean madeCallId();

    /** A re-INVITE that changes nothing (RFC 4028 §7.4). @return nothing if it could not be sent */
    ClientTransaction repeatDescription(Map<String, String> fields) {
        return request(Request.INVITE, request -> {
            sessions.answers().describe(request);
            sessions.answers().setAll(request, fields);
            sessions.answers().sdp(request, description);
        });
    }

    /** @return nothing if it could not be sent */
    ClientTransaction request(String method, Map<String, String> headers, Optional<SipBody> body) {
        return request(method, request -> {
            sessions.answers().setAll(request, headers);
            body.ifPresent(content -> sessions.answers().body(request, content));
        });
    }

    @Override
    public void offer(String sdp) {
        if (state == SessionState.CONFIRMED) {
            request(Request.INVITE, request -> {
                sessions.answers().describe(request);
                sessions.answers().sdp(request, sdp);
            });
            described(sdp);
        }
    }

    @Override
    public void send(String method, Map<String, String> headers, Optional<SipBody> body) {
        if (state == SessionState.CONFIRMED) {
            request(method, headers, body);
        }
    }

    private ClientTransaction request(String method, Consumer<Request> fill) {
        try {
            Request request = dialog.createRequest(method);
            prepare(request);
            contact(request);
            fill.accept(request);
            ClientTransaction transaction = sessions.provider().getNewClientTransaction(request);
            transaction.setApplicationData(this);
            dialog.sendRequest(transaction);
            return transaction;
        } catch (SipException e) {
            LOG.info("{} not sent: {}", method, e.getMessage());
            return null;
        }
    }

    /** A request that somebody must decide about. */
    void requestCame(SipRequest request, SipReply reply) {
        execute(() -> {
            if (state.isOpen()) {
                listener().requested(request, reply);
            } else {
                reply.answer(481, "Call/Transaction Does Not Exist");
            }
        });
    }

    /** A final answer to our BYE; whatever it says, the session is over (RFC 3261 §15.1.1). */
    private void byeAnswered(int status) {
        execute(() -> {
            if (state == SessionState.BYE_SENT && status >= 200) {
                finish();
            }
        });
    }

    /** A request of ours got no answer, or a refusal of ours no ACK. */
    void timedOut(Transaction transaction) {
        execute(() -> {
            boolean ours = transaction instanceof ClientTransaction;
            if (ours && state == SessionState.BYE_SENT) {
                LOG.info("no answer to BYE");
                finish();
            } else if (ours && state.isOpen()) {
                refresh.timedOut(transaction);
            }
        });
    }

    /** The stack dropped the dialog. After an end that we know of this is its last trace; else something failed. */
    void dialogGone() {
        execute(() -> {
            if (!state.isOver() && state != SessionState.BYE_SENT) {
                over(SipEnd.Kind.TRANSPORT, "the dialog is gone");
            }
        });
    }

    void over(SipEnd.Kind kind, String detail) {
        boolean known = state == SessionState.LEAVING;
        finish();
        if (!known) {
            listener().ended(new SipEnd(kind, detail));
        }
    }

    void finish() {
        if (!state.isOver()) {
            state = state.to(SessionState.OVER);
            ackTimer.cancel();
            refresh.stop();
            sessions.over(key);
            if (dialog != null) {
                dialog.delete();
            }
        }
    }

    /** Where we want later requests, by the transport of the INVITE. */
    void contact(Message message) {
        message.setHeader(
                sessions.answers().contact(sessions.advertised(local()), sessions.port(transport()), transport()));
    }

    Answers answers() {
        return sessions.answers();
    }

    static boolean send(ServerTransaction transaction, Response response) {
        try {
            transaction.sendResponse(response);
            return true;
        } catch (SipException | InvalidArgumentException e) {
            LOG.info("{} not sent: {}", response.getStatusCode(), e.getMessage());
            return false;
        }
    }
}
