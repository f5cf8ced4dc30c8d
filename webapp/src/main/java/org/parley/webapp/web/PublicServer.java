package org.parley.webapp.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.api.AliasesServlet;
import org.parley.webapp.api.ApiGate;
import org.parley.webapp.api.AuditApi;
import org.parley.webapp.api.CallTraceServlet;
import org.parley.webapp.api.CallsServlet;
import org.parley.webapp.api.ConferencesServlet;
import org.parley.webapp.api.DirectoryServlet;
import org.parley.webapp.api.MailboxServlet;
import org.parley.webapp.api.NoSuchApiServlet;
import org.parley.webapp.api.OutgoingCallsServlet;
import org.parley.webapp.api.TelephonesApi;
import org.parley.webapp.api.TemplatesApi;
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
import org.parley.webapp.user.UserDesk;
import org.parley.webapp.user.UserRules;
import org.parley.webapp.webphone.PageLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The public connector: pages, REST, health and metrics, and nothing of the platform. */
public final class PublicServer implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(PublicServer.class);

    private final EmbeddedServer server;
    private final UserDesk desk;
    private final List<AutoCloseable> closedFirst = new ArrayList<>();

    /**
     * Makes the server with everything mounted; it does not listen yet.
     *
     * @param lines calls from pages
     * @param onlyLoopback whether no other machine can reach any part of this server
     * @param trustedProxies addresses or networks of proxies that tell by X-Forwarded-Proto whether a browser came by TLS
     */
    public PublicServer(
            EmbeddedServer.Settings settings,
            MessageCenter center,
            Metrics metrics,
            List<HealthCheck> checks,
            ZoneId zone,
            PageSettings pages,
            PageLines lines,
            boolean onlyLoopback,
            List<String> trustedProxies) {
        server = new EmbeddedServer(settings);
        server.trustProxies(trustedProxies);
        if (!settings.address().getAddress().isLoopbackAddress() && trustedProxies.isEmpty()) {
            log.warn("Pages are open to other machines without TLS: logins from there are refused. Put a proxy with TLS"
                    + " before this server and name its address in http.trusted-proxies.");
        }
        server.filter(new RequestTimer(metrics.registry(), "public"));
        server.filter(new CacheRules());
        PageTelephone telephone = new PageTelephone(lines, pages, center.demoData(), onlyLoopback);
        closedFirst.add(lines);
        server.filter(new SecurityHeaders(
                telephone.hasGuests()
                        ? Set.of("/", "/telephone", "/messages/send", "/presence")
                        : Set.of("/telephone", "/messages/send", "/presence")));
        server.filter(new ApiGate());
        desk = new UserDesk(
                center, new UserRules(Integer.parseInt(pages.code("extension-digits", "3")), pages.languages()));
        mountPages(center, zone, pages, telephone);
        server.servlet("/api/*", new NoSuchApiServlet());
        server.servlet("/api/v1/mailboxes/*", new MailboxServlet(center));
        server.servlet("/api/v1/watchers/*", new WatchersServlet(center));
        server.servlet("/api/v1/calls", new CallsServlet(center));
        server.servlet("/api/v1/calls/*", new CallTraceServlet(center));
        server.servlet("/api/v1/users/*", new UsersServlet(center, desk));
        server.servlet("/api/v1/directory", new DirectoryServlet(center));
        server.servlet("/api/v1/toll/*", new TollApi(center));
        server.servlet("/api/v1/conferences/*", new ConferencesServlet(center, zone));
        server.servlet("/api/v1/outgoing-calls/*", new OutgoingCallsServlet(center));
        server.servlet("/api/v1/aliases/*", new AliasesServlet(center));
        server.servlet("/api/v1/templates/*", new TemplatesApi(center, desk));
        server.servlet("/api/v1/telephones", new TelephonesApi(center));
        server.servlet("/api/v1/audit", new AuditApi(center));
        server.servlet("/health", new HealthServlet(checks));
        server.servlet("/metrics", new MetricsServlet(metrics));
    }

    private void mountPages(MessageCenter center, ZoneId zone, PageSettings settings, PageTelephone telephone) {
        Assets assets = new Assets();
        Pages pages = new Pages(assets, center.conferenceDesk()::isFor);
        OpenLogins logins = new OpenLogins();
        Accounts accounts = center.accounts();
        server.servlet("/", new NoSuchPage());
        server.servlet("/static/*", assets);
        server.servlet("", new FrontServlet(pages, accounts, telephone));
        server.webSockets();
        server.servlet("/telephone", new TelephonePage(pages, accounts, telephone));
        server.servlet(TelephoneLine.PATH, new TelephoneLine(pages, accounts, telephone));
        server.servlet("/login", new LoginServlet(pages, center, logins));
        server.servlet("/password", new PasswordServlet(pages, accounts, logins));
        server.servlet("/logout", new LogoutServlet(pages, accounts));
        EventsServlet events = new EventsServlet(pages, center);
        closedFirst.add(events);
        server.servlet("/events", events);
        server.servlet("/messages", new MessagesServlet(pages, center, zone));
        server.multipartServlet("/messages/send", new SendServlet(pages, center, zone), SoundPart.LARGEST);
        server.servlet("/account/*", new AccountServlet(pages, center, logins, settings.languages(), zone));
        server.multipartServlet("/presence", new PresenceServlet(pages, center), SoundPart.LARGEST);
        mountTabs(pages, center, zone, settings);
        mountAdministration(pages, center, zone, settings);
        server.servlet("/error", new ErrorServlet(pages, accounts));
        server.errorPath("/error");
    }

    /** Those that mostly are looked at. */
    private void mountTabs(Pages pages, MessageCenter center, ZoneId zone, PageSettings settings) {
        Accounts accounts = center.accounts();
        Products products = new Products(center, settings);
        PhoneFunctions functions = new PhoneFunctions(settings);
        server.servlet("/phone/*", new ScreenPage(pages, center, zone));
        server.servlet("/calling/*", new CallingPage(pages, center));
        server.servlet("/call-details", new CallDetailsPage(pages, center, zone));
        server.servlet("/conferences", new ConferencesPage(pages, center, zone));
        server.servlet("/conferences/*", new ConferencePage(pages, center, zone));
        server.servlet("/extension", new ExtensionPage(pages, center, settings));
        server.servlet("/directory", new DirectoryPage(pages, center));
        server.servlet(
                "/products",
                new PlainPage(pages, accounts, "products", owner -> Map.of("products", products.of(owner))));
        server.servlet(
                "/lists",
                new PlainPage(pages, accounts, "lists", owner -> Map.of("lists", DistributionLists.of(center))));
        server.servlet(
                "/functions",
                new PlainPage(pages, accounts, "functions", owner -> Map.of("functions", functions.rows())));
        server.multipartServlet(
                "/files/*",
                new FilesServlet(pages, center, zone),
                center.sharedFiles().limits().largest() + 10_000);
    }

    private void mountAdministration(Pages pages, MessageCenter center, ZoneId zone, PageSettings settings) {
        Accounts accounts = center.accounts();
        server.servlet("/admin", new AdminFront(pages, accounts));
        server.servlet("/admin/users", new UsersPage(pages, accounts));
        server.servlet("/admin/users/new", new NewUserPage(pages, accounts, desk));
        server.servlet("/admin/users/export", new UserExport(pages, center, desk));
        server.multipartServlet("/admin/users/import", new UserImportPage(pages, center, desk), UserImportPage.LARGEST);
        server.servlet("/admin/users/*", new UserPage(pages, center, desk, zone));
        server.servlet("/admin/templates/*", new TemplatesPage(pages, accounts, desk));
        server.servlet("/admin/lists/*", new ListsAdminPage(pages, center));
        server.servlet("/admin/telephones", new TelephonesPage(pages, center, zone));
        server.servlet("/admin/calls/*", new CallsPage(pages, center, zone));
        server.servlet("/admin/settings", new SettingsAdminPage(pages, center, settings));
        server.servlet("/admin/audit", new AuditPage(pages, center, zone));
    }

    public void start() {
        server.start();
    }

    /** The paths on which servlets are mounted. */
    List<String> patterns() {
        return server.patterns();
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        for (AutoCloseable part : closedFirst) {
            try {
                part.close();
            } catch (Exception e) {
                log.warn("A part of the pages did not close", e);
            }
        }
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
