package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.deposit.DepositId;
import org.parley.webapp.deposit.DepositResult;
import org.parley.webapp.deposit.Deposits;
import org.parley.webapp.http.Json;

/**
 * {@code POST /gateway/deposits/ID}: the gateway brings a recording whose call could not submit it. With {@code
 * ?shortest=MILLIS} a shorter one is no message. 200: it is stored, now or before; 410: there will be no message; 404: no
 * such deposit. After any other answer it comes again.
 */
public final class DepositServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Deposits deposits;

    public DepositServlet(Deposits deposits) {
        this.deposits = deposits;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/");
        Optional<DepositId> id = DepositId.parse(path.substring(1));
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (id.isEmpty()) {
            answer(response, new DepositResult.Unknown());
        } else if (!type.split(";")[0].strip().equalsIgnoreCase("audio/basic")) {
            Json.problem(response, 415, "Unsupported media type", "A recording is sent as audio/basic");
        } else {
            String shortest =
                    Optional.ofNullable(request.getParameter("shortest")).orElse("");
            long millis = shortest.matches("\\d{1,6}") ? Long.parseLong(shortest) : 0;
            answer(response, deposits.deliver(id.get(), request.getInputStream(), Duration.ofMillis(millis)));
        }
    }

    private static void answer(HttpServletResponse response, DepositResult result) throws IOException {
        if (result instanceof DepositResult.Delivered delivered) {
            Json.write(response, 200, Map.of("message", String.valueOf(delivered.messageId())));
        } else if (result instanceof DepositResult.Unknown) {
            Json.problem(response, 404, "Not found", "There is no such deposit");
        } else {
            Json.problem(response, 410, "Gone", "The deposit has ended without a message");
        }
    }
}
