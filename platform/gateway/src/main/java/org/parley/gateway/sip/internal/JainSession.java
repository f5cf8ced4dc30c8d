package org.parley.gateway.sip.internal;

import java.util.Map;
import java.util.function.Function;
import javax.sip.Dialog;
import javax.sip.InvalidArgumentException;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.InviteRequest;
import org.parley.gateway.sip.SipEnd;
import org.parley.gateway.sip.SipSession;
import org.parley.gateway.sip.SipSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One dialog of an INVITE to us. The stack's threads call the package-private methods; these and those of {@link
 * SipSession} do their work on the session's queue.
 */
final class JainSession implements SipSession {
    private static final Logger LOG = LoggerFactory.getLogger(JainSession.class);

    private final Sessions sessions;
    private final String key;
    private final SerialQueue queue;
    private final ServerTransaction inviteTransaction;
    private final Request inviteRequest;
    private final Dialog dialog;
    private final InviteRequest invite;
    private final String tag = Tags.next();
    private SessionState state = SessionState.PROCEEDING;
    private boolean ringing;
    private String byeReason = "";
    private boolean ackMissing;
    private Clock.Timer ackTimer = () -> {};
    private SipSessionListener listener;

    JainSession(
            Sessions sessions,
            String key,
            SerialQueue queue,
            ServerTransaction inviteTransaction,
            Dialog dialog,
            InviteRequest invite) {
        this.sessions = sessions;
        this.key = key;
        this.queue = queue;
        this.inviteTransaction = inviteTransaction;
        this.inviteRequest = inviteTransaction.getRequest();
        this.dialog = dialog;
        this.invite = invite;
    }

    void begin(Function<SipSession, SipSessionListener> invited) {
        execute(() -> {
            listener = invited.apply(this);
            listener.invited();
        });
    }

    @Override
    public InviteRequest invite() {
        return invite;
    }

    @Override
    public void execute(Runnable task) {
        queue.execute(task);
    }

    String tag() {
        return tag;
    }

    @Override
    public void ring() {
        if (state == SessionState.PROCEEDING && !ringing) {
            ringing = true;
            Response response = answer(180, "Ringing");
            contact(response);
            send(inviteTransaction, response);
        }
    }

    @Override
    public boolean accept(String sdp) {
        if (state != SessionState.PROCEEDING) {
            return false;
        }
        Response response = answer(200, "");
        contact(response);
        sessions.answers().describe(response);
        sessions.answers().sdp(response, sdp);
        state = state.to(SessionState.ANSWERED);
        if (!send(inviteTransaction, response)) {
            over(SipEnd.Kind.TRANSPORT, "200 not sent");
            return false;
        }
        awaitAck();
        return true;
    }

    @Override
    public void reject(int status, String reason, Map<String, String> headers) {
        if (state == SessionState.PROCEEDING) {
            refuse(status, reason, headers);
            over(SipEnd.Kind.REJECTED, status + " " + reason);
        }
    }

    private void refuse(int status, String reason, Map<String, String> headers) {
        Response response = answer(status, reason);
        sessions.answers().setAll(response, headers);
        send(inviteTransaction, response);
    }

    @Override
    public void bye(String reason) {
        if (state == SessionState.ANSWERED) {
            // RFC 3261 §15: no BYE before the ACK
            byeReason = reason;
            state = state.to(SessionState.LEAVING);
            listener.ended(new SipEnd(SipEnd.Kind.OUR_BYE, reason));
        } else if (state == SessionState.CONFIRMED) {
            byeReason = reason;
            sendBye();
            listener.ended(new SipEnd(SipEnd.Kind.OUR_BYE, reason));
        }
    }

    private void sendBye() {
        state = state.to(SessionState.BYE_SENT);
        if (!new ByeRequest(sessions, dialog, this).send(byeReason)) {
            finish();
        }
    }

    void acknowledged(Request ack) {
        execute(() -> {
            ackMissing = false;
            ackTimer.cancel();
            switch (state) {
                case ANSWERED -> {
                    state = state.to(SessionState.CONFIRMED);
                    listener.heard();
                    listener.acknowledged(RequestReader.body(ack));
                }
                case LEAVING -> sendBye();
                case CONFIRMED -> listener.offerAcknowledged(RequestReader.body(ack));
                default -> LOG.debug("ACK in state {}", state);
            }
        });
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
                    listener.ended(new SipEnd(SipEnd.Kind.NO_ACK, "no ACK to our 200"));
                }
            }
        });
    }

    /** @param cancelled the INVITE that the CANCEL names; a later one of the dialog is answered by now */
    void cancelled(ServerTransaction cancelled) {
        execute(() -> {
            if (state == SessionState.PROCEEDING && cancelled == inviteTransaction) {
                refuse(487, "Request Terminated", Map.of());
                over(SipEnd.Kind.CANCELLED, "");
            }
        });
    }

    void byeCame(ServerTransaction transaction, Request request) {
        execute(() -> {
            send(transaction, sessions.answers().answer(request, 200, "", tag));
            if (state == SessionState.PROCEEDING) {
                refuse(487, "Request Terminated", Map.of());
                over(SipEnd.Kind.CANCELLED, "BYE before the answer");
            } else if (state.isOpen()) {
                over(SipEnd.Kind.FAR_BYE, reason(request));
            } else {
                finish();
            }
        });
    }

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
            } else {
                listener.offered(offer);
            }
        });
    }

    void infoKey(char pressed) {
        execute(() -> {
            if (state.isOpen()) {
                listener.infoKey(pressed);
            }
        });
    }

    void heard() {
        execute(() -> {
            if (!state.isOver()) {
                listener.heard();
            }
        });
    }

    /** A final answer to our BYE; whatever it says, the session is over (RFC 3261 §15.1.1). */
    void answered(int status) {
        execute(() -> {
            if (state == SessionState.BYE_SENT && status >= 200) {
                finish();
            }
        });
    }

    /** @param ours whether a request of ours got no answer; else a refusal of ours got no ACK */
    void timedOut(boolean ours) {
        execute(() -> {
            if (ours && state == SessionState.BYE_SENT) {
                LOG.info("no answer to BYE");
                finish();
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

    private void over(SipEnd.Kind kind, String detail) {
        boolean known = state == SessionState.LEAVING;
        finish();
        if (!known) {
            listener.ended(new SipEnd(kind, detail));
        }
    }

    private void finish() {
        if (!state.isOver()) {
            state = state.to(SessionState.OVER);
            ackTimer.cancel();
            sessions.over(key);
            dialog.delete();
        }
    }

    Response answer(int status, String reason) {
        return sessions.answers().answer(inviteRequest, status, reason, tag);
    }

    /** Where we want later requests, by the transport of the INVITE. */
    void contact(Response response) {
        response.setHeader(sessions.answers()
                .contact(invite.advertised().orElse(invite.local()), sessions.port(), invite.transport()));
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
