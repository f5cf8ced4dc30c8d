package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.parley.webapp.deposit.UnrecordedDeposits;
import org.parley.webapp.http.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /gateway/spool} with {@code {"node": …, "since": …}}: since when recordings wait in the spool of a gateway, in
 * milliseconds since 1970; when it looked, if none does.
 */
final class SpoolServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final Logger log = LoggerFactory.getLogger(SpoolServlet.class);
    private static final int LONGEST_NODE = 64;

    private final transient UnrecordedDeposits deposits;

    SpoolServlet(UnrecordedDeposits deposits) {
        this.deposits = deposits;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<JsonNode> body = Json.read(request);
        String node = body.map(value -> value.path("node").asString("")).orElse("");
        long since = body.map(value -> value.path("since").asLong(0)).orElse(0L);
        if (node.isEmpty() || node.length() > LONGEST_NODE || since <= 0) {
            Json.problem(response, 400, "Bad request", "A JSON object with node and since is wanted");
            return;
        }
        int forgotten = deposits.spooledSince(node, Instant.ofEpochMilli(since));
        if (forgotten > 0) {
            log.info("{} deposits that were never recorded are forgotten", forgotten);
        }
        Json.write(response, 200, Map.of("forgotten", forgotten));
    }
}
