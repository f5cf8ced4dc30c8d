package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.health.Metrics;
import org.parley.webapp.http.CacheRules;
import org.parley.webapp.http.EmbeddedServer;
import org.parley.webapp.http.RequestTimer;
import org.parley.webapp.secret.KeyFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The platform connector. While it runs, the file {@code platform.port} in the data folder holds its port;
 * {@code platform.key} holds the key.
 */
public final class PlatformServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PlatformServer.class);

    private final EmbeddedServer server;
    private final KeyFile key;
    private final Path portFile;
    private final EventFeedServlet events;
    private final List<AutoCloseable> resources = new ArrayList<>();
    private final CallSessions calls = new CallSessions();
    private final CallInlets inlets;
    private final SessionRequests sessions;

    /** Makes the server with everything mounted; it does not listen yet. */
    public PlatformServer(
            EmbeddedServer.Settings settings,
            Path dataFolder,
            MessageCenter center,
            Metrics metrics,
            List<PlatformModule> modules,
            Map<String, HttpServlet> servlets) {
        key = KeyFile.loadOrCreate(dataFolder.resolve("platform.key"), new SecureRandom());
        portFile = dataFolder.resolve("platform.port");
        server = new EmbeddedServer(settings);
        PlatformClient client = new PlatformClient(settings.address().getAddress(), server::port, key.text());
        inlets = new CallInlets(client);
        sessions = new SessionRequests(client);
        calls.whenOver(inlets::close);
        server.filter(new RequestTimer(metrics.registry(), "platform"));
        server.filter(new CacheRules());
        server.filter(new PlatformKeyFilter(key.text()));
        server.filter(new TraceFilter());
        server.servlet("/", new NothingHereServlet());
        server.servlet("/gateway/deposits/*", new DepositServlet(center.deposits()));
        server.servlet("/gateway/spool", new SpoolServlet(center.unrecordedDeposits()));
        server.servlet("/gateway/credentials/*", new CredentialServlet(center.sipSecrets()));
        server.servlet("/gateway/registrations", new RegistrationServlet(center.registrations()));
        server.servlet("/gateway/calls", new CallRecordServlet(center.callRecords(), calls));
        server.servlet("/gateway/toll/*", new TollServlet(center.toll(), center.audit()));
        server.servlet("/gateway/traces", new TraceServlet(center.traces()));
        server.servlet("/gateway/backup", new BackupServlet(center.archive()));
        events = new EventFeedServlet(center.events(), center.mailboxes(), center.watchers());
        server.servlet("/gateway/events", events);
        Mount mount = new Mount(center);
        modules.forEach(module -> module.mount(mount));
        servlets.forEach(server::servlet);
    }

    public void start() {
        server.start();
        try {
            Path written = Files.writeString(portFile.resolveSibling("platform.port.new"), server.port() + "\n");
            Files.move(written, portFile, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + portFile + " cannot be written", e);
        }
    }

    public int port() {
        return server.port();
    }

    public String key() {
        return key.text();
    }

    @Override
    public void close() {
        events.close();
        server.close();
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                log.warn("A part of the platform did not close", e);
            }
        }
        try {
            Files.deleteIfExists(portFile);
        } catch (IOException e) {
            log.warn("The file {} stays behind: {}", portFile, e.getMessage());
        }
    }

    private final class Mount implements PlatformMount {
        private final MessageCenter center;

        Mount(MessageCenter center) {
            this.center = center;
        }

        @Override
        public MessageCenter center() {
            return center;
        }

        @Override
        public CallSessions callSessions() {
            return calls;
        }

        @Override
        public CallInlets callInlets() {
            return inlets;
        }

        @Override
        public SessionRequests sessionRequests() {
            return sessions;
        }

        @Override
        public void servlet(String pattern, HttpServlet servlet) {
            server.servlet(pattern, servlet);
        }

        @Override
        public void multipartServlet(String pattern, HttpServlet servlet, long maxBytes) {
            server.multipartServlet(pattern, servlet, maxBytes);
        }

        @Override
        public void closeLater(AutoCloseable resource) {
            resources.add(resource);
        }
    }
}
