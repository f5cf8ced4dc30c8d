package org.parley.webapp.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Accounts;
import org.parley.webapp.http.Json;
import org.parley.webapp.webphone.PageCaller;
import org.parley.webapp.webphone.PageLine;

/**
 * {@code /telephone/line}: POST gives a page of ours a ticket; GET with it becomes the WebSocket of one call. A page of another
 * site can do neither: it has no token, and browsers tell where it is from (RFC 6455 §10.2).
 */
final class TelephoneLine extends PageServlet {
    static final String PATH = "/telephone/line";
    private static final long serialVersionUID = 1L;
    private static final int UPGRADE_REQUIRED = 426;

    private final transient PageTelephone telephone;

    TelephoneLine(Pages pages, Accounts accounts, PageTelephone telephone) {
        super(pages, accounts);
        this.telephone = telephone;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = account(request);
        if (!requireToken(request, response)) {
            return;
        }
        if (!telephone.isOpenTo(account, request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        Optional<String> ticket =
                telephone.lines().ticket(request.getSession().getId(), PageTelephone.caller(account, request));
        if (ticket.isPresent()) {
            Json.write(response, HttpServletResponse.SC_OK, Map.of("ticket", ticket.get()));
        } else {
            Json.problem(
                    response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many calls", "End one of them first");
        }
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Account> account = account(request);
        String ticket = Optional.ofNullable(request.getParameter("ticket")).orElse("");
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            response.sendError(UPGRADE_REQUIRED);
        } else if (!isFromOurPage(request)
                || !telephone.isOpenTo(account, request)
                || request.getSession(false) == null
                || !telephone.lines().take(request.getSession(false).getId(), ticket)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            open(request, response, PageTelephone.caller(account, request));
        }
    }

    private static boolean isFromOurPage(HttpServletRequest request) {
        String host = request.getHeader("Host");
        try {
            URI origin =
                    URI.create(Optional.ofNullable(request.getHeader("Origin")).orElse(""));
            return host != null
                    && host.equalsIgnoreCase(origin.getRawAuthority())
                    && (request.isSecure() ? "https" : "http").equalsIgnoreCase(origin.getScheme());
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response, PageCaller caller) throws IOException {
        Optional<PageLine> line = telephone.lines().line(caller);
        if (line.isEmpty()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        // whoever logs out, or is logged out, hangs up
        OpenLogin.of(request).ifPresent(login -> {
            Runnable end = line.get()::hangUp;
            login.whenEnded(end);
            line.get().whenOver(() -> login.forget(end));
        });
        ServerContainer sockets = (ServerContainer) getServletContext().getAttribute(ServerContainer.class.getName());
        ServerEndpointConfig config = ServerEndpointConfig.Builder.create(PageLine.class, PATH)
                .configurator(new ThisLine(line.get()))
                .build();
        boolean upgraded = false;
        try {
            sockets.upgradeHttpToWebSocket(request, response, config, Map.of());
            upgraded = response.getStatus() == HttpServletResponse.SC_SWITCHING_PROTOCOLS;
        } catch (DeploymentException e) {
            throw new IOException(e);
        } finally {
            if (!upgraded) {
                telephone.lines().forget(line.get());
            }
        }
    }

    /** Sound is not pressed together: it is coded already, and must not wait. */
    private static final class ThisLine extends ServerEndpointConfig.Configurator {
        private final PageLine line;

        ThisLine(PageLine line) {
            this.line = line;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(line);
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }

        @Override
        public boolean checkOrigin(String origin) {
            // it has been
            return true;
        }
    }
}
