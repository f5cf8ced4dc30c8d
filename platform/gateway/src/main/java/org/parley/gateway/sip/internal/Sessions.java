package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.message.SIPRequest;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import javax.sip.Dialog;
import javax.sip.ServerTransaction;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.Transaction;
import javax.sip.message.Request;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.Admission;
import org.parley.gateway.sip.InviteRequest;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.sip.SipService;

/** The sessions that are not over, and what all of them share. */
final class Sessions {
    private final SipProvider provider;
    private final SipConfig config;
    private final int port;
    private final Clock clock;
    private final Executor pool;
    private final SipService service;
    private final Answers answers = new Answers();
    private final RequestReader reader;
    private final Map<String, JainLeg> running = new ConcurrentHashMap<>();

    Sessions(SipProvider provider, SipConfig config, int port, Clock clock, Executor pool, SipService service) {
        this.provider = provider;
        this.config = config;
        this.port = port;
        this.clock = clock;
        this.pool = pool;
        this.service = service;
        this.reader = new RequestReader(config);
    }

    /**
     * Makes a session of an INVITE and puts it to work.
     *
     * @return whether it is new: not an INVITE that reached us before by another way (RFC 3261 §8.2.2.2)
     */
    boolean begin(ServerTransaction transaction, Request request, Admission admission) throws SipException {
        String key = mergeKey(request);
        if (running.containsKey(key)) {
            return false;
        }
        Dialog dialog = provider.getNewDialog(transaction);
        InviteRequest invite = reader.invite(request, admission);
        JainSession session =
                new JainSession(this, key, new SerialQueue(pool, invite.callId()), transaction, dialog, invite);
        dialog.setApplicationData(session);
        transaction.setApplicationData(session);
        if (running.putIfAbsent(key, session) != null) {
            dialog.delete();
            return false;
        }
        session.begin(service::invited);
        return true;
    }

    private static String mergeKey(Request request) {
        SIPRequest sip = (SIPRequest) request;
        return sip.getFromTag()
                + '\n'
                + RequestReader.callId(request)
                + '\n'
                + sip.getCSeq().getSeqNumber();
    }

    static Optional<JainLeg> of(Dialog dialog) {
        return dialog != null && dialog.getApplicationData() instanceof JainLeg session
                ? Optional.of(session)
                : Optional.empty();
    }

    static Optional<JainLeg> of(Transaction transaction) {
        if (transaction == null) {
            return Optional.empty();
        }
        return transaction.getApplicationData() instanceof JainLeg session
                ? Optional.of(session)
                : of(transaction.getDialog());
    }

    void over(String key) {
        running.remove(key);
        synchronized (running) {
            running.notifyAll();
        }
    }

    /** Waits for BYEs to be answered. */
    void awaitNone(Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        try {
            synchronized (running) {
                for (long left = atMost.toNanos();
                        left > 0 && !running.isEmpty();
                        left = deadline - System.nanoTime()) {
                    running.wait(left / 1_000_000 + 1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.clear();
    }

    int count() {
        return running.size();
    }

    /** Puts a session of ours to the others. */
    void add(String key, JainLeg leg) {
        running.put(key, leg);
    }

    Executor queue(String callId) {
        return new SerialQueue(pool, callId);
    }

    InetAddress advertised(InetAddress local) {
        return config.advertised().orElse(local);
    }

    SipService service() {
        return service;
    }

    RequestReader reader() {
        return reader;
    }

    Answers answers() {
        return answers;
    }

    SipProvider provider() {
        return provider;
    }

    SipConfig config() {
        return config;
    }

    /** Where we listen by a transport. */
    int port(String transport) {
        return transport.equalsIgnoreCase("tls") && config.tls().isPresent()
                ? config.tls().get().port()
                : port;
    }

    Clock clock() {
        return clock;
    }
}
