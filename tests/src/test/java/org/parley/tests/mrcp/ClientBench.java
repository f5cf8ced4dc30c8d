package org.parley.tests.mrcp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.audio.G711;
import org.parley.gateway.mrcp.MrcpClient;
import org.parley.gateway.mrcp.MrcpServer;
import org.parley.gateway.mrcp.MrcpSession;
import org.parley.gateway.mrcp.ResourceType;
import org.parley.gateway.rtp.RtpLoop;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.sip.SipEndpoint;
import org.parley.gateway.sip.SipService;
import org.parley.gateway.sip.SipSession;
import org.parley.gateway.sip.SipSessionListener;
import org.parley.tests.phone.Correlation;

/** SIP, RTP and a clock of the client side, on loopback. */
final class ClientBench implements AutoCloseable {
    static final Duration TIMEOUT = Duration.ofSeconds(2);

    final SystemClock clock = new SystemClock();
    final RtpLoop rtp;
    private final SipEndpoint sip;

    ClientBench() throws IOException {
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        rtp = new RtpLoop("mrcp-rtp", loopback, 0, 0);
        sip = SipEndpoint.open(SipConfig.of(loopback, 0), clock, new SipService() {
            @Override
            public SipSessionListener invited(SipSession session) {
                throw new IllegalStateException("nobody calls us");
            }
        });
    }

    MrcpClient client(SpeechServer server) throws IOException {
        return client(server, Optional.empty(), TIMEOUT);
    }

    MrcpClient client(SpeechServer server, Optional<MrcpServer.Tls> tls, Duration timeout) throws IOException {
        return new MrcpClient(
                new MrcpServer("test", server.uri(), Set.of(InetAddress.getByName("127.0.0.1")), tls, timeout),
                sip,
                rtp,
                clock);
    }

    static MrcpSession open(MrcpClient client, ResourceType... resources) throws Exception {
        MrcpSession session = client.open(Set.of(resources));
        return session.ready().get(20, TimeUnit.SECONDS);
    }

    int sipSessions() {
        return sip.statistics().sessions();
    }

    static void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited 20 s for " + what);
            }
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** How well a sound is found in what was heard; 1 for the same. */
    static double match(byte[] mulaw, short[] sound) {
        short[] heard = new short[mulaw.length];
        for (int i = 0; i < heard.length; i++) {
            heard[i] = G711.fromMulaw(mulaw[i]);
        }
        int length = Math.min(sound.length, 4800);
        return heard.length < length
                ? 0
                : Correlation.of(java.util.Arrays.copyOf(sound, length), heard).match();
    }

    /** Collects audio. */
    static final class Ear {
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

        synchronized void audio(byte[] mulaw, int length) {
            heard.write(mulaw, 0, length);
        }

        synchronized byte[] heard() {
            return heard.toByteArray();
        }
    }

    InetSocketAddress sipAddress() {
        return sip.address();
    }

    @Override
    public void close() {
        // the stack sleeps a second in its stop
        Thread stop = new Thread(() -> {
            sip.close();
            clock.close();
        });
        stop.start();
        rtp.close();
    }
}
