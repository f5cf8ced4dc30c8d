package org.parley.webapp;

import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.parley.webapp.demo.DemoData.FirstSecrets;
import org.parley.webapp.health.HealthCheck;
import org.parley.webapp.health.Metrics;
import org.parley.webapp.http.EmbeddedServer;
import org.parley.webapp.platform.PlatformServer;
import org.parley.webapp.web.PublicServer;
import org.parley.webapp.webphone.PageLines;

/** The running webapp: the services, the public connector and the platform connector. */
public final class Webapp implements AutoCloseable {
    private static final int PUBLIC_THREADS = 64;
    private static final int PLATFORM_THREADS = 256;
    private static final int WEB_SESSION_MINUTES = 60;
    private static final int CALL_SESSION_MINUTES = 30;

    private final MessageCenter center;
    private final Metrics metrics;
    private final PlatformServer platform;
    private final PublicServer pages;
    private Optional<FirstSecrets> firstSecrets = Optional.empty();
    private volatile boolean listening;

    private Webapp(WebappConfig config, MessageCenter center) {
        this.center = center;
        Path work = config.center().dataFolder().resolve("work");
        List<MeterBinder> figures = new ArrayList<>(config.meterBinders());
        figures.add(center.toll().meters());
        metrics = new Metrics(figures);
        platform = new PlatformServer(
                new EmbeddedServer.Settings(
                        "platform",
                        config.platformAddress(),
                        work.resolve("platform"),
                        PLATFORM_THREADS,
                        "parley-call",
                        CALL_SESSION_MINUTES),
                config.center().dataFolder(),
                center,
                metrics,
                config.platformModules(),
                config.platformServlets());
        pages = new PublicServer(
                new EmbeddedServer.Settings(
                        "public",
                        config.publicAddress(),
                        work.resolve("public"),
                        PUBLIC_THREADS,
                        "parley",
                        WEB_SESSION_MINUTES),
                center,
                metrics,
                healthChecks(config),
                config.zone(),
                config.pages(),
                new PageLines(config.telephoneSide(), config.webPhone(), center.clock()),
                config.loopbackOnly(),
                config.trustedProxies());
    }

    /**
     * Opens the message center, makes the first accounts in an empty one, and starts both connectors. {@link #close}
     * closes it all.
     */
    public static Webapp start(WebappConfig config) {
        MessageCenter center = MessageCenter.open(config.center());
        try {
            Optional<FirstSecrets> first = center.demoData().create(config.loopbackOnly());
            Webapp webapp = start(config, center);
            webapp.firstSecrets = first;
            return webapp;
        } catch (RuntimeException e) {
            center.close();
            throw e;
        }
    }

    /** Starts both connectors over an open message center, which {@link #close} closes with them. */
    public static Webapp start(WebappConfig config, MessageCenter center) {
        Webapp webapp = new Webapp(config, center);
        try {
            webapp.platform.start();
            webapp.pages.start();
            center.notifications().start();
            webapp.listening = true;
            return webapp;
        } catch (RuntimeException e) {
            webapp.closeConnectors();
            throw e;
        }
    }

    private List<HealthCheck> healthChecks(WebappConfig config) {
        List<HealthCheck> checks = new ArrayList<>();
        checks.add(new HealthCheck("database", center::ready));
        checks.add(new HealthCheck("web", () -> listening));
        checks.addAll(config.healthChecks());
        return checks;
    }

    public int publicPort() {
        return pages.port();
    }

    public int platformPort() {
        return platform.port();
    }

    /** What clients of the platform connector send as bearer token. */
    public String platformKey() {
        return platform.key();
    }

    public MessageCenter center() {
        return center;
    }

    /** The random administrator that a first start made, to be shown once; empty in every other case. */
    public Optional<FirstSecrets> firstSecrets() {
        return firstSecrets;
    }

    @Override
    public void close() {
        closeConnectors();
        center.close();
    }

    private void closeConnectors() {
        listening = false;
        pages.close();
        platform.close();
        metrics.close();
    }
}
