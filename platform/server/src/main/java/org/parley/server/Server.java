package org.parley.server;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.parley.browser.VoicePlatform;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.Gateway;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Webapp;
import org.parley.webapp.account.Account;
import org.parley.webapp.demo.DemoData.FirstSecrets;

/** Everything that runs: webapp, voice platform and gateway, wired. */
public final class Server implements AutoCloseable {
    private final Settings settings;
    private final SystemClock clock = new SystemClock();
    private final TextCalls textCalls = new TextCalls();
    private final BasicHttpInlet basicHttp = new BasicHttpInlet();
    private final PageCalls pageCalls = new PageCalls();
    private final SessionInlet sessions = new SessionInlet();
    private Webapp webapp;
    private volatile VoicePlatform platform;
    private volatile Gateway gateway;
    private Optional<TraceAppender> trace = Optional.empty();

    private Server(Settings settings) {
        this.settings = settings;
    }

    /**
     * Starts all parts, or none.
     *
     * @throws StartRefused the settings ask for what must not or cannot be
     */
    static Server start(Settings settings) throws StartRefused {
        Server server = new Server(settings);
        try {
            server.startParts();
            return server;
        } catch (IOException | RuntimeException | StartRefused failure) {
            server.close();
            if (failure instanceof StartRefused refused) {
                throw refused;
            }
            throw new StartRefused(reason(failure), failure);
        }
    }

    private void startParts() throws IOException, StartRefused {
        Wiring wiring = new Wiring(settings, clock);
        MessageCenter center = MessageCenter.open(wiring.messageCenter());
        Optional<FirstSecrets> first;
        try {
            refuseDemoSecretsInPublic(center);
            first = center.demoData().create(settings.onlyLoopback());
            webapp = Webapp.start(
                    wiring.webapp(textCalls, basicHttp, pageCalls, sessions, this::answersCalls, meters()), center);
        } catch (RuntimeException | StartRefused failure) {
            center.close();
            throw failure;
        }
        firstSecrets = first;
        platform = VoicePlatform.create(wiring.voicePlatform(webapp), wiring.dialogs(), clock);
        platform.inlets(wiring.inlets(webapp));
        textCalls.open(platform);
        basicHttp.open(platform);
        new WarmUp(platform, wiring.visits()).run();
        trace = wiring.trace(webapp).map(TraceAppender::attach);
        Gateway started = Gateway.start(wiring.gateway(webapp), platform, clock);
        gateway = started;
        pageCalls.open(started.webPhones());
        sessions.open((document, values) ->
                started.session(lines -> platform.start(wiring.document(webapp, document), values, lines)));
    }

    private Optional<FirstSecrets> firstSecrets = Optional.empty();

    private void refuseDemoSecretsInPublic(MessageCenter center) throws StartRefused {
        if (settings.onlyLoopback()) {
            return;
        }
        String accounts = center.demoData().accountsWithDemoSecrets().stream()
                .map(Account::login)
                .collect(Collectors.joining(", "));
        if (!accounts.isEmpty()) {
            throw new StartRefused(
                    "an address is not loopback, and these accounts still have demo secrets that anybody can guess: "
                            + accounts + ". Give them random ones with: ./run demo remove --data " + settings.data(),
                    null);
        }
    }

    private boolean answersCalls() {
        Gateway running = gateway;
        return running != null && running.ready();
    }

    private List<MeterBinder> meters() {
        return List.of(
                new CallMetrics(() -> Optional.ofNullable(gateway).map(Gateway::statistics)),
                new BrowserMetrics(() -> Optional.ofNullable(platform).flatMap(VoicePlatform::statistics)));
    }

    /** The administrator that a first start made; to be shown once. */
    Optional<FirstSecrets> firstSecrets() {
        return firstSecrets;
    }

    /** What a person does next. */
    String greeting() {
        String host = settings.address("http").host();
        InetSocketAddress sip = gateway.sipAddress();
        Path data = settings.data();
        return """
                Parley is up.
                  dial    sip:404@%2$s:%3$d (message center), sip:3101@%2$s:%3$d (leave a message for 101)
                  open    http://%1$s:%4$d/
                  type    ./run dial 404 --data %5$s
                """.formatted(host, sip.getHostString(), sip.getPort(), webapp.publicPort(), data);
    }

    /** The public port, for tests that let the system choose one. */
    public URI pages() {
        return URI.create("http://" + settings.address("http").host() + ":" + webapp.publicPort());
    }

    /** Stops taking calls, lets running ones end, then stops the rest. */
    @Override
    public void close() {
        if (gateway != null) {
            gateway.close();
        }
        textCalls.close();
        trace.ifPresent(TraceAppender::close);
        if (platform != null) {
            platform.close();
        }
        if (webapp != null) {
            webapp.close();
        }
        clock.close();
    }

    private static String reason(Throwable failure) {
        StringBuilder reason = new StringBuilder(String.valueOf(failure.getMessage()));
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && reason.indexOf(cause.getMessage()) < 0) {
                reason.append(": ").append(cause.getMessage());
            }
        }
        return reason.toString();
    }
}
