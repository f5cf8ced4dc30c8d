package org.parley.gateway.sip.internal;

import gov.nist.javax.sip.SipStackImpl;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.TooManyListenersException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sip.InvalidArgumentException;
import javax.sip.ListeningPoint;
import javax.sip.ObjectInUseException;
import javax.sip.PeerUnavailableException;
import javax.sip.SipException;
import javax.sip.SipProvider;
import javax.sip.TransportNotSupportedException;
import org.parley.browser.platform.Clock;
import org.parley.gateway.sip.OutgoingInvite;
import org.parley.gateway.sip.OutgoingListener;
import org.parley.gateway.sip.OutgoingMessage;
import org.parley.gateway.sip.OutgoingSession;
import org.parley.gateway.sip.SipAnswer;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipService;
import org.parley.gateway.sip.SipStatistics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JAIN SIP stack as a {@link SipEndpoint}: its start, its end and its figures. */
public final class JainSipEndpoint implements SipEndpoint {
    private static final Logger LOG = LoggerFactory.getLogger(JainSipEndpoint.class);
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final int TRIES = 20;
    /** How long a stop waits for answers to BYE. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(2);

    private final SipStackImpl stack;
    private final InetSocketAddress address;
    private final ExecutorService pool;
    private final Sessions sessions;

    private JainSipEndpoint(
            SipStackImpl stack, InetSocketAddress address, SipConfig config, Clock clock, SipService service)
            throws SipException {
        this.stack = stack;
        this.address = address;
        this.pool = Executors.newFixedThreadPool(config.threads(), task -> {
            Thread thread = new Thread(task, "sip-call");
            thread.setDaemon(true);
            return thread;
        });
        SipProvider provider = (SipProvider) stack.getSipProviders().next();
        this.sessions = new Sessions(provider, config, address.getPort(), clock, pool, service);
        try {
            provider.addSipListener(new StackEvents(new RequestDispatch(provider, sessions), sessions));
        } catch (TooManyListenersException e) {
            throw new SipException("the stack has a listener already", e);
        }
        stack.start();
    }

    public static JainSipEndpoint open(SipConfig config, Clock clock, SipService service) throws IOException {
        Exception last = null;
        int tries = config.port() == 0 ? TRIES : 1;
        for (int i = 0; i < tries; i++) {
            int port = config.port() == 0 ? freePort(config.address()) : config.port();
            SipStackImpl stack = null;
            try {
                stack = new SipStackImpl(StackProperties.of("parley-" + NUMBER.incrementAndGet(), config));
                listen(stack, config, port);
                return new JainSipEndpoint(
                        stack, new InetSocketAddress(config.address(), port), config, clock, service);
            } catch (SipException | InvalidArgumentException | RuntimeException e) {
                last = e;
                discard(stack);
            }
        }
        throw new IOException(
                "SIP cannot listen on " + config.address().getHostAddress() + ":" + config.port()
                        + " (UDP and TCP); is another server running there? Choose another --sip HOST:PORT",
                last);
    }

    private static void listen(SipStackImpl stack, SipConfig config, int port)
            throws TransportNotSupportedException, InvalidArgumentException, ObjectInUseException,
                    PeerUnavailableException {
        InetAddress host = config.address();
        SipProvider provider = stack.createSipProvider(stack.createListeningPoint(host.getHostAddress(), port, "tcp"));
        ListeningPoint udp = stack.createListeningPoint(host.getHostAddress(), port, "udp");
        try {
            provider.addListeningPoint(udp);
            if (config.tls().isPresent()) {
                int tls = config.tls().get().port();
                provider.addListeningPoint(stack.createListeningPoint(host.getHostAddress(), tls, "tls"));
            }
        } catch (javax.sip.TransportAlreadySupportedException e) {
            throw new InvalidArgumentException("UDP twice", e);
        }
    }

    private static void discard(SipStackImpl stack) {
        if (stack != null) {
            try {
                stack.stop();
            } catch (RuntimeException e) {
                // stop() trips over a UDP processor whose thread has not started; its socket is closed before that
                LOG.debug("stack stopped half way: {}", e.toString());
            }
        }
    }

    /** A port that was free in UDP and TCP a moment ago. */
    private static int freePort(InetAddress host) throws IOException {
        for (int i = 0; ; i++) {
            try (ServerSocket tcp = new ServerSocket(0, 1, host);
                    DatagramSocket udp = new DatagramSocket(new InetSocketAddress(host, tcp.getLocalPort()))) {
                return udp.getLocalPort();
            } catch (IOException e) {
                if (i == TRIES) {
                    throw e;
                }
            }
        }
    }

    @Override
    public OutgoingSession call(
            OutgoingInvite invite, Executor queue, Duration unreachable, OutgoingListener listener) {
        return new Outgoing(sessions).call(invite, queue, unreachable, listener);
    }

    @Override
    public CompletableFuture<SipAnswer> send(OutgoingMessage message) {
        return new Outgoing(sessions).send(message);
    }

    @Override
    public Executor queue(String name) {
        return sessions.queue(name);
    }

    @Override
    public InetAddress localTowards(InetAddress host) {
        return sessions.advertised(sessions.reader().localTowards(host));
    }

    @Override
    public InetSocketAddress address() {
        return address;
    }

    @Override
    public SipStatistics statistics() {
        return new SipStatistics(
                sessions.count(),
                stack.getDialogs().size(),
                stack.getServerTransactionTableSize() + stack.getClientTransactionTableSize());
    }

    @Override
    public void close() {
        sessions.awaitNone(LAST_ANSWERS);
        discard(stack);
        pool.shutdown();
        try {
            if (!pool.awaitTermination(2, TimeUnit.SECONDS)) {
                LOG.warn("calls still at work at the stop: {}", pool);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
