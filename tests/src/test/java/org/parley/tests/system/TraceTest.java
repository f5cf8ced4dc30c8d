package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.Proves;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** One id through SIP, CCXML, VoiceXML, servlets and SQL, and no digit of a PIN in it or in any log. */
@ExtendWith(OnSharedServer.class)
class TraceTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerUnderTest server;
    private final MediaClock clock;

    TraceTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    private String awaitTrace(String call, String last) {
        String path = "/api/v1/calls/" + URLEncoder.encode(call, StandardCharsets.UTF_8) + "/trace";
        return Eventually.get(
                "the trace of " + call,
                PATIENCE,
                () -> server.rest("100").get(path).body(),
                trace -> trace.contains(last));
    }

    private static void holdsNoDigitOfThePin(String text) {
        HiddenPin.isNotIn(text, "71095");
        HiddenPin.isNotIn(text, "7109");
    }

    @Test
    @Proves("call-trace")
    void aCallBySipIsFollowedThroughAllLayers() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller =
                        new Caller(phone.to("404").from("7770109").dial().answered())) {
            caller.hears("center/enter-extension");
            caller.presses("109#");
            caller.hears("center/enter-pin");
            caller.presses("71095#");
            caller.hears("center/main-menu");
            caller.presses("2");
            caller.hears("center/no-saved-messages");
            caller.hangsUp();
        }
        JsonNode record = Eventually.get(
                "the record of the call", PATIENCE, () -> record("7770109"), found -> !found.isMissingNode());
        String call = record.path("callId").asString();

        String trace = awaitTrace(call, "\"layer\":\"sip\",\"what\":\"ended: FAR_BYE");

        assertThat(trace.lines())
                .anyMatch(line -> line.contains("\"sip\"") && line.contains("INVITE for 404"))
                .anyMatch(line -> line.contains("\"sip\"") && line.contains("answered"))
                .anyMatch(line -> line.contains("\"ccxml\"") && line.contains("connection.connected"))
                .anyMatch(line -> line.contains("\"voicexml\"") && line.contains("document /vxml/center/main"))
                .anyMatch(line -> line.contains("\"voicexml\"") && line.endsWith("match: 2\"}"))
                .anyMatch(line -> line.contains("\"voicexml\"") && line.contains("keys that are not shown"))
                .anyMatch(line -> line.contains("\"servlet\"") && line.contains("POST /vxml/center/login 200"))
                .anyMatch(line -> line.contains("\"sql\"") && line.contains("SELECT new_count, saved_count"));
        assertThat(trace)
                .containsSubsequence("INVITE", "/ccxml/call", "/vxml/center/login", "/vxml/center/saved", "ended");
        holdsNoDigitOfThePin(trace);
        holdsNoDigitOfThePin(server.output());
        assertThat(server.output()).contains("[" + call + "]");
    }

    private JsonNode record(String from) throws IOException {
        for (JsonNode leg :
                JSON.readTree(server.rest("100").get("/api/v1/calls").body())) {
            if (leg.path("from").asString().equals(from)) {
                return leg;
            }
        }
        return JSON.missingNode();
    }

    @Test
    @Proves("call-trace")
    void aCallByTextIsFollowedToo() throws Exception {
        try (TextLine caller = TextLine.dial(server, "6109")) {
            caller.hears("PIN")
                    .types("press 71095#")
                    .hears("new messages")
                    .types("press 2")
                    .hears("No saved messages")
                    .hangsUp();
        }
        String call = Eventually.get("the traced call", PATIENCE, this::newestTextCall, found -> !found.isEmpty());
        String trace = awaitTrace(call, "ended");
        assertThat(trace)
                .contains(
                        "\"layer\":\"ccxml\"",
                        "\"layer\":\"voicexml\"",
                        "\"layer\":\"servlet\"",
                        "\"layer\":\"sql\"",
                        "match: 2",
                        "keys that are not shown");
        holdsNoDigitOfThePin(trace);
    }

    private String newestTextCall() throws IOException {
        for (JsonNode one :
                JSON.readTree(server.rest("100").get("/api/v1/calls/traced").body())) {
            String call = one.path("call").asString();
            if (call.startsWith("text-")
                    && server.rest("100")
                            .get("/api/v1/calls/" + call + "/trace")
                            .body()
                            .contains("match: 2")) {
                return call;
            }
        }
        return "";
    }
}
