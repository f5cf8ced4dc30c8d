package org.parley.gateway.sip.internal;

import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.message.Request;
import javax.sip.message.Response;
import org.parley.gateway.sip.InviteRequest;
import org.parley.gateway.sip.SipEnd;
import org.parley.gateway.sip.SipHop;
import org.parley.gateway.sip.SipLegListener;
import org.parley.gateway.sip.SipSession;
import org.parley.gateway.sip.SipSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One dialog of an INVITE to us. */
final class JainSession extends JainLeg implements SipSession {
    private static final Logger LOG = LoggerFactory.getLogger(JainSession.class);

    private final ServerTransaction inviteTransaction;
    private final Request inviteRequest;
    private final InviteRequest invite;
    private final String tag = Tags.next();
    private boolean ringing;
    private SipSessionListener listener;

    JainSession(
            Sessions sessions,
            String key,
            SerialQueue queue,
            ServerTransaction inviteTransaction,
            Dialog dialog,
            InviteRequest invite) {
        super(sessions, key, queue);
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
    String tag() {
        return tag;
    }

    @Override
    SipLegListener listener() {
        return listener;
    }

    @Override
    String transport() {
        return invite.transport();
    }

    @Override
    boolean madeCallId() {
        return false;
    }

    @Override
    InetAddress local() {
        return invite.local();
    }

    @Override
    Optional<SipHop> hop() {
        return invite.wayBack();
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
    public void progress(String sdp) {
        if (state == SessionState.PROCEEDING) {
            ringing = true;
            Response response = answer(183, "");
            contact(response);
            sessions.answers().sdp(response, sdp);
            described(sdp);
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
        described(sdp);
        sessionTimer(inviteRequest, response);
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
    void acknowledged(Request ack) {
        execute(() -> {
            acknowledged();
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

    /** @param cancelled the INVITE that the CANCEL names; a later one of the dialog is answered by now */
    @Override
    void cancelled(ServerTransaction cancelled) {
        execute(() -> {
            if (state == SessionState.PROCEEDING && cancelled == inviteTransaction) {
                refuse(487, "Request Terminated", Map.of());
                over(SipEnd.Kind.CANCELLED, "");
            }
        });
    }

    @Override
    void byeBeforeAnswer() {
        refuse(487, "Request Terminated", Map.of());
        over(SipEnd.Kind.CANCELLED, "BYE before the answer");
    }

    Response answer(int status, String reason) {
        return sessions.answers().answer(inviteRequest, status, reason, tag);
    }
}
