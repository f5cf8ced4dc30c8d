package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.parley.browser.VoicePlatform;
import org.parley.browser.VoicePlatformConfig;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetched;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.Clock;
import org.parley.browser.script.RhinoScripts;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.Phone;

/** Calls that a CCXML document decides about, as in the whole system; only the dialogs are the test's own. */
class VoicePlatformTest {
    private static final String CALL = """
            <ccxml version="1.0" xmlns="http://www.w3.org/2002/09/ccxml"><var name="d"/><eventprocessor>
            <transition event="connection.alerting"><dialogprepare src="'/vxml/hello'" dialogid="d"/></transition>
            <transition event="dialog.prepared"><accept/></transition>
            <transition event="connection.connected"><dialogstart prepareddialogid="d"/></transition>
            <transition event="dialog.exit"><if cond="session.connections[event$.connectionid].state == 'CONNECTED'">
            <disconnect/><else/><exit/></if></transition>
            <transition event="connection.disconnected"><if cond="session.dialogs[d] == undefined"><exit/></if></transition>
            <transition event="connection.failed"><if cond="session.dialogs[d] == undefined"><exit/></if></transition>
            <transition event="error.*"><exit/></transition>
            </eventprocessor></ccxml>""";

    private final ConcurrentLinkedQueue<String> heard = new ConcurrentLinkedQueue<>();

    private Function<Clock, VoicePlatform> platform(Fetcher site) {
        VoicePlatformConfig config = VoicePlatformConfig.of(URI.create("http://127.0.0.1/ccxml/call"), "key");
        return clock -> new VoicePlatform(config, new ShortDialogs(heard), site, new RhinoScripts(), clock);
    }

    private static Fetched document(FetchRequest request) {
        return new Fetched(
                URI.create("http://127.0.0.1/ccxml/call"),
                200,
                "application/ccxml+xml",
                Optional.of("UTF-8"),
                CALL.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void documentAnswersSpeaksAndHangsUp() throws Exception {
        try (GatewayRig rig = new GatewayRig(platform(VoicePlatformTest::document))) {
            Phone phone = rig.phone();
            phone.connect("3101");
            phone.ok(phone.incoming("BYE"));
            rig.awaitNothingLeft();
            assertThat(heard).containsExactly("played");
        }
    }

    @Test
    void tonesOfConferencesComeFromWhereDocumentsSay() throws Exception {
        String conference = """
                <ccxml version="1.0" xmlns="http://www.w3.org/2002/09/ccxml"><var name="c"/><eventprocessor>
                <transition event="connection.alerting"><accept/></transition>
                <transition event="connection.connected"><createconference conferenceid="c"/></transition>
                <transition event="conference.created">
                <join id1="session.connections[Object.keys(session.connections)[0]].connectionid" id2="c"
                 entertone="'come.wav'" exittone="'/go.wav'"/></transition>
                <transition event="connection.disconnected"><exit/></transition>
                <transition event="error.*"><log expr="event$.reason"/><exit/></transition>
                </eventprocessor></ccxml>""";
        ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
        Fetcher site = request -> {
            asked.add(request.uri().getPath());
            byte[] body = request.uri().getPath().endsWith(".wav")
                    ? new byte[0]
                    : conference.getBytes(StandardCharsets.UTF_8);
            return new Fetched(
                    URI.create("http://127.0.0.1/ccxml/call"),
                    200,
                    "application/ccxml+xml",
                    Optional.of("UTF-8"),
                    body);
        };
        try (GatewayRig rig = new GatewayRig(platform(site))) {
            Phone phone = rig.phone();
            phone.connect("3101");
            Await.until(java.time.Duration.ofSeconds(10), () -> asked.size() == 3, () -> asked);
            assertThat(asked).containsExactlyInAnyOrder("/ccxml/call", "/ccxml/come.wav", "/go.wav");
            phone.hangUp();
            rig.awaitNothingLeft();
        }
    }

    @Test
    void callerHangsUpInThePrompt() throws Exception {
        try (GatewayRig rig = new GatewayRig(platform(VoicePlatformTest::document))) {
            Phone phone = rig.phone();
            phone.connect("3101");
            phone.hangUp();
            rig.awaitNothingLeft();
            assertThat(heard).containsExactly("hung up");
        }
    }

    @Test
    void numberThatTheSiteDoesNotKnow() throws Exception {
        for (int status : new int[] {404, 503, 500}) {
            Fetcher site = request -> {
                throw new FetchException("error.badfetch.http." + status, status, "no", null);
            };
            try (GatewayRig rig = new GatewayRig(platform(site))) {
                Phone phone = rig.phone();
                phone.invite("999", Phone.offer());
                assertThat(phone.finalAnswer("INVITE").status()).isEqualTo(status);
                phone.ackRefusal();
            }
        }
    }

    @Test
    void dialledNumberReachesTheSite() throws Exception {
        ConcurrentLinkedQueue<Map<String, String>> asked = new ConcurrentLinkedQueue<>();
        Fetcher site = request -> {
            asked.add(request.fields().stream()
                    .filter(FetchRequest.TextField.class::isInstance)
                    .map(FetchRequest.TextField.class::cast)
                    .collect(java.util.stream.Collectors.toMap(
                            FetchRequest.TextField::name, FetchRequest.TextField::value)));
            return document(request);
        };
        try (GatewayRig rig = new GatewayRig(platform(site))) {
            Phone phone = rig.phone();
            phone.connect("%2A404");
            phone.hangUp();
            assertThat(asked.peek())
                    .containsEntry("called", "*404")
                    .containsEntry("caller", "200")
                    .containsEntry("callerName", "Test")
                    .containsEntry("callId", phone.callId())
                    .containsKey("connection")
                    .doesNotContainKey("user");
        }
    }
}
