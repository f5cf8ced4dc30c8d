package org.parley.webapp.platform;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.parley.webapp.calls.CallMedia;
import org.parley.webapp.calls.CallRecord;
import org.parley.webapp.calls.CallRecords;
import org.parley.webapp.http.Json;
import tools.jackson.databind.JsonNode;

/** {@code POST /gateway/calls}: calls that are over. Bringing one twice does no harm. Their sessions end soon. */
public final class CallRecordServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient CallRecords records;
    private final transient CallSessions sessions;

    public CallRecordServlet(CallRecords records, CallSessions sessions) {
        this.sessions = sessions;
        this.records = records;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<JsonNode> body = Json.read(request);
        if (body.isEmpty()) {
            Json.problem(response, 400, "Bad request", "A JSON object with calls is wanted");
            return;
        }
        List<CallRecord> found = new ArrayList<>();
        for (JsonNode one : body.get().path("calls")) {
            found.add(new CallRecord(
                    one.path("leg").asString(""),
                    one.path("callId").asString(""),
                    one.path("direction").asString(""),
                    one.path("from").asString(""),
                    one.path("to").asString(""),
                    one.path("begunAt").asLong(0),
                    optional(one.path("answeredAt")),
                    one.path("endedAt").asLong(0),
                    one.path("cause").asString(""),
                    one.path("route").asString(""),
                    List.of(),
                    "",
                    media(one.path("media"))));
        }
        records.add(found);
        found.forEach(call -> sessions.over(call.leg()));
        Json.write(response, 200, Map.of());
    }

    private static CallMedia media(JsonNode media) {
        return new CallMedia(
                media.path("sent").asLong(0),
                media.path("received").asLong(0),
                media.path("lost").asLong(0),
                media.path("jitterMicros").asLong(0),
                optional(media.path("farLost")),
                optional(media.path("farJitterMicros")),
                optional(media.path("roundTripMicros")));
    }

    private static OptionalLong optional(JsonNode number) {
        return number.isNumber() ? OptionalLong.of(number.asLong()) : OptionalLong.empty();
    }
}
