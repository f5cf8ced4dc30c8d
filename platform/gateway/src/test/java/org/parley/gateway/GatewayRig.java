package org.parley.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.parley.browser.VoicePlatform;
import org.parley.browser.platform.Clock;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.media.MediaConfig;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.CallLimits;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.sip.Wire;

/** A gateway on loopback, its script and the telephones of one test. Closing it checks that nothing is left. */
public final class GatewayRig implements AutoCloseable {
    /** What should come at once; a busy machine may take its time. */
    public static final Duration SOON = Duration.ofSeconds(30);

    private final Clock clock;
    private final AutoCloseable clockEnd;
    private final ScriptedPlatform platform;
    private final Gateway gateway;
    private final List<Phone> phones = new ArrayList<>();

    public GatewayRig(ScriptedPlatform platform) throws IOException {
        this(platform, config -> config);
    }

    public GatewayRig(ScriptedPlatform platform, UnaryOperator<GatewayConfig> change) throws IOException {
        this(platform, change, new SystemClock());
    }

    /** With a clock that the rig closes. */
    public <T extends Clock & AutoCloseable> GatewayRig(
            ScriptedPlatform platform, UnaryOperator<GatewayConfig> change, T clock) throws IOException {
        this.platform = platform;
        this.clock = clock;
        this.clockEnd = clock;
        this.gateway = Gateway.start(change.apply(config()), platform, clock);
    }

    /** With a real voice platform. */
    public GatewayRig(Function<Clock, VoicePlatform> platform) throws IOException {
        SystemClock real = new SystemClock();
        this.clock = real;
        this.clockEnd = real;
        this.platform = ScriptedPlatform.answering();
        this.gateway = Gateway.start(config(), platform.apply(clock), clock);
    }

    private static GatewayConfig config() throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        Path data = Files.createTempDirectory("gateway");
        MediaConfig media = MediaConfig.of(data, () -> URI.create("http://127.0.0.1:1/"), () -> "key")
                .withPorts(30000, 34999);
        SipConfig sip = SipConfig.of(loopback, 0);
        return GatewayConfig.of(sip, media)
                .withLimits(CallLimits.DEFAULT.withDrain(Duration.ZERO).withMaxCalls(500));
    }

    public Gateway gateway() {
        return gateway;
    }

    public Phone phone() {
        return phone("UDP");
    }

    public Phone phone(String transport) {
        Wire wire = transport.equals("TCP") ? Wire.tcp(gateway.sipAddress()) : Wire.udp(gateway.sipAddress());
        Phone phone = new Phone(wire, gateway.sipAddress());
        phones.add(phone);
        return phone;
    }

    /** The newest call that reached the platform. */
    public ScriptedPlatform.Call call() {
        Await.until(SOON, () -> !platform.calls().isEmpty(), () -> "no call");
        return platform.calls().get(platform.calls().size() - 1);
    }

    /** Waits until the newest call's session has heard of that. */
    public void awaitEvent(ConnectionEvent.Kind kind) {
        Await.until(SOON, () -> call().kinds().contains(kind), () -> call().kinds());
    }

    public int callsSeen() {
        return platform.calls().size();
    }

    /** Waits until so many calls are left. */
    public void awaitCalls(int number) {
        Await.until(SOON, () -> gateway.statistics().calls() == number, gateway::statistics);
    }

    /** Waits until no call, SIP session or RTP port is left. */
    public void awaitNothingLeft() {
        Await.until(
                SOON,
                () -> {
                    GatewayStatistics now = gateway.statistics();
                    return now.calls() == 0
                            && now.sip().sessions() == 0
                            && now.media().streams() == 0;
                },
                gateway::statistics);
    }

    @Override
    public void close() {
        try {
            awaitNothingLeft();
        } finally {
            phones.forEach(Phone::close);
            // the stack sleeps a second in its stop, the next test need not wait for that
            Thread stop = new Thread(() -> {
                gateway.close();
                try {
                    clockEnd.close();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            stop.start();
        }
    }
}
