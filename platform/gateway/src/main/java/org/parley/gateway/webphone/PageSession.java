package org.parley.gateway.webphone;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.rtp.RtpTerminal;
import org.parley.gateway.sdp.AudioTerms;
import org.parley.gateway.sdp.LocalDescription;
import org.parley.gateway.sdp.SdpException;
import org.parley.gateway.sip.InviteRequest;
import org.parley.gateway.sip.SipBody;
import org.parley.gateway.sip.SipEnd;
import org.parley.gateway.sip.SipSession;
import org.parley.gateway.sip.SipSessionListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session in which a page calls us: what SIP would say goes to the page instead. Offer, answer and RTP are as with any
 * telephone. State belongs to the queue.
 */
final class PageSession implements SipSession, WebCall {
    private static final Logger LOG = LoggerFactory.getLogger(PageSession.class);
    private static final String KEYS = "0123456789*#ABCD";
    private static final int OK = 200;
    private static final int CANCELLED = 487;

    private enum State {
        PROCEEDING,
        ANSWERED,
        OVER
    }

    private final Executor queue;
    private final InviteRequest invite;
    private final LocalDescription description;
    private final RtpTerminal terminal;
    private final WebCallListener page;
    private State state = State.PROCEEDING;
    private SipSessionListener listener;
    private volatile int eventType = -1;

    PageSession(Executor queue, Invitation invitation, RtpTerminal terminal, WebCallListener page) {
        this.queue = queue;
        this.terminal = terminal;
        this.page = page;
        description = new LocalDescription(1, terminal.local(), () -> new AudioTerms(List.of(Codec.PCMU, Codec.PCMA)));
        invite = invitation.with(new SipBody(SipBody.SDP, "", description.offer()));
        terminal.hear(page::audio);
    }

    /** What is asked for, to which the session adds its offer. */
    @FunctionalInterface
    interface Invitation {
        InviteRequest with(SipBody offer);
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

    @Override
    public void ring() {
        if (state == State.PROCEEDING) {
            page.rings();
        }
    }

    @Override
    public void progress(String sdp) {
        ring();
        connect(sdp);
    }

    @Override
    public boolean accept(String sdp) {
        if (state != State.PROCEEDING || !connect(sdp)) {
            return false;
        }
        state = State.ANSWERED;
        page.answered();
        return true;
    }

    private boolean connect(String answer) {
        try {
            RtpPeer peer = description.answered(answer).peer();
            terminal.connect(peer.sdpAddress(), peer.payloadType());
            eventType = peer.telephoneEventType().orElse(-1);
            return true;
        } catch (SdpException e) {
            LOG.warn("our own answer is not usable: {}", e.getMessage());
            over(SipEnd.Kind.TRANSPORT, e.getMessage(), 500);
            return false;
        }
    }

    @Override
    public void reject(int status, String reason, Map<String, String> headers) {
        if (state == State.PROCEEDING) {
            over(SipEnd.Kind.REJECTED, status + " " + reason, status);
        }
    }

    @Override
    public void bye(String reason) {
        if (state == State.ANSWERED) {
            over(SipEnd.Kind.OUR_BYE, reason, OK);
        }
    }

    /** As an answer to BYE does, the end comes to the listener after what it does now. */
    private void over(SipEnd.Kind kind, String detail, int status) {
        if (state != State.OVER) {
            state = State.OVER;
            // what was said last is in the socket of the far end by now
            terminal.close();
            page.ended(status, detail);
            execute(() -> listener.ended(new SipEnd(kind, detail)));
        }
    }

    @Override
    public boolean is(String callId, String ourTag, String theirTag) {
        return false;
    }

    @Override
    public void offer(String sdp) {
        execute(() -> listener.offerAnswered(488, Optional.empty()));
    }

    @Override
    public void send(String method, Map<String, String> headers, Optional<SipBody> body) {
        LOG.debug("a page has no use for {}", method);
    }

    @Override
    public ImplementationPlatform readAlong(ImplementationPlatform dialog) {
        return new CaptionedDialog(dialog, page);
    }

    @Override
    public void audio(byte[] mulaw, int length) {
        terminal.send(mulaw, length);
    }

    @Override
    public void press(char key) {
        int event = KEYS.indexOf(key);
        if (event >= 0 && eventType >= 0) {
            terminal.press(event, eventType);
        }
    }

    @Override
    public void hangUp() {
        execute(() -> {
            if (state == State.PROCEEDING) {
                over(SipEnd.Kind.CANCELLED, "", CANCELLED);
            } else {
                over(SipEnd.Kind.FAR_BYE, "", OK);
            }
        });
    }
}
