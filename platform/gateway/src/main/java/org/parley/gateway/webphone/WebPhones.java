package org.parley.gateway.webphone;

import java.io.IOException;
import java.net.InetAddress;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.parley.gateway.rtp.RtpLoop;
import org.parley.gateway.rtp.RtpTerminal;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.Calls;
import org.parley.gateway.sip.DialledNumber;
import org.parley.gateway.sip.InviteRequest;
import org.parley.gateway.sip.SipEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes calls of pages. */
public final class WebPhones implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebPhones.class);
    /** Nothing that means more in a SIP address than itself. */
    private static final Pattern NUMBER = Pattern.compile("[0-9*#+]{1,40}");

    private static final String GUEST = "sip:anonymous@anonymous.invalid";
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final Calls calls;
    private final SipEndpoint queues;
    private final InetAddress address;
    private final RtpLoop rtp;

    /**
     * @param queues gives each call a queue
     * @param address where the media of calls is, which may be the wildcard
     */
    public WebPhones(Calls calls, SipEndpoint queues, InetAddress address) throws IOException {
        this.calls = calls;
        this.queues = queues;
        this.address = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        rtp = new RtpLoop("web-rtp", this.address, 0, 0);
    }

    /**
     * Calls a number. Returns at once; what becomes of it, also a refusal, comes to the page.
     *
     * @param number digits, star, pound and plus
     */
    public WebCall call(WebCaller caller, String number, WebCallListener page) {
        Optional<Admission> tooFast = calls.knock(caller.address(), number);
        if (!NUMBER.matcher(number).matches() || tooFast.isPresent()) {
            return refused(page, tooFast.map(Admission::status).orElse(NOT_FOUND));
        }
        RtpTerminal terminal;
        try {
            terminal = rtp.open();
        } catch (IOException e) {
            LOG.warn("a page's call has no socket", e);
            return refused(page, UNAVAILABLE);
        }
        String callId = UUID.randomUUID() + "@page";
        String user = new DialledNumber(number).escaped();
        String host = address.getHostAddress().contains(":")
                ? "[" + address.getHostAddress() + "]"
                : address.getHostAddress();
        PageSession session = new PageSession(
                queues.queue(callId),
                offer -> new InviteRequest(
                        callId,
                        "sip:" + user + "@" + host,
                        number,
                        caller.extension()
                                .map(extension -> "sip:" + extension + "@" + host)
                                .orElse(GUEST),
                        caller.name(),
                        InviteRequest.FROM_PAGE,
                        caller.address(),
                        address,
                        Optional.empty(),
                        Map.of(),
                        Optional.of(offer),
                        Optional.empty(),
                        caller.extension(),
                        Optional.empty()),
                terminal,
                page);
        session.begin(calls::invited);
        return session;
    }

    private static WebCall refused(WebCallListener page, int status) {
        page.ended(status, "");
        return new WebCall() {
            @Override
            public void audio(byte[] mulaw, int length) {
                // nobody is there
            }

            @Override
            public void press(char key) {
                // nobody is there
            }

            @Override
            public void hangUp() {
                // it is over
            }
        };
    }

    /** Calls have been ended before. */
    @Override
    public void close() {
        rtp.close();
    }
}
