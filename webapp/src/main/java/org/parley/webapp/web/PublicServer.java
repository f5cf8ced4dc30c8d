package org.parley.webapp.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.api.AliasesServlet;
import org.parley.webapp.api.CallTraceServlet;
import org.parley.webapp.api.CallsServlet;
import org.parley.webapp.api.ConferencesServlet;
import org.parley.webapp.api.MailboxServlet;
import org.parley.webapp.api.NoSuchApiServlet;
import org.parley.webapp.api.TollApi;
import org.parley.webapp.api.UsersServlet;
import org.parley.webapp.api.WatchersServlet;
import org.parley.webapp.health.HealthCheck;
import org.parley.webapp.health.HealthServlet;
import org.parley.webapp.health.Metrics;
import org.parley.webapp.health.MetricsServlet;
import org.parley.webapp.http.CacheRules;
import org.parley.webapp.http.EmbeddedServer;
import org.parley.webapp.http.RequestTimer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public connector: pages, REST, health and metrics, and nothing of the platform. */
public final class PublicServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PublicServer.class);

    private final EmbeddedServer server;

    /**
     * Makes the server with everything mounted; it does not listen yet.
     *
     * @param trustedProxies addresses or networks of proxies that tell by X-Forwarded-Proto whether a browser came by TLS
     */
    public PublicServer(
            EmbeddedServer.Settings settings,
            MessageCenter center,
            Metrics metrics,
            List<HealthCheck> checks,
            ZoneId zone,
            List<String> trustedProxies) {
        server = new EmbeddedServer(settings);
        server.trustProxies(trustedProxies);
        if (!settings.address().getAddress().isLoopbackAddress() && trustedProxies.isEmpty()) {
            log.warn("Pages are open to other machines without TLS: logins from there are refused. Put a proxy with TLS"
                    + " before this server and name its address in http.trusted-proxies.");
        }
        server.filter(new RequestTimer(metrics.registry(), "public"));
        server.filter(new CacheRules());
        server.filter(new SecurityHeaders());
        mountPages(center, zone);
        server.servlet("/api/*", new NoSuchApiServlet());
        server.servlet(
                "/api/v1/mailboxes/*", new MailboxServlet(center.accounts(), center.mailboxes(), center.clock()));
        server.servlet("/api/v1/watchers/*", new WatchersServlet(center.accounts(), center.watchers(), center.clock()));
        server.servlet("/api/v1/calls", new CallsServlet(center.accounts(), center.callRecords(), center.clock()));
        server.servlet("/api/v1/calls/*", new CallTraceServlet(center));
        server.servlet("/api/v1/users/*", new UsersServlet(center));
        server.servlet("/api/v1/toll/*", new TollApi(center));
        server.servlet("/api/v1/conferences/*", new ConferencesServlet(center, zone));
        server.servlet("/api/v1/aliases/*", new AliasesServlet(center));
        server.servlet("/health", new HealthServlet(checks));
        server.servlet("/metrics", new MetricsServlet(metrics));
    }

    private void mountPages(MessageCenter center, ZoneId zone) {
        Assets assets = new Assets();
        Pages pages = new Pages(assets);
        server.servlet("/", new NoSuchPage());
        server.servlet("/static/*", assets);
        server.servlet("", new FrontServlet(pages, center.accounts()));
        server.servlet("/login", new LoginServlet(pages, center.accounts(), center.clock()));
        server.servlet("/logout", new LogoutServlet(pages, center.accounts()));
        server.servlet("/messages", new MessagesServlet(pages, center.accounts(), center.mailboxes(), zone));
        server.servlet("/presence", new PresenceServlet(pages, center.accounts(), center.presences()));
        server.servlet("/admin/calls/*", new CallsPage(pages, center.accounts(), center.traces(), zone));
        server.servlet("/error", new ErrorServlet(pages, center.accounts()));
        server.errorPath("/error");
    }

    public void start() {
        server.start();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Every path that nothing is mounted on. */
    private static final class NoSuchPage extends HttpServlet {
        private static final long serialVersionUID = 1L;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }
}
