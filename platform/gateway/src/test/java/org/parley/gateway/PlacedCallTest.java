package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.platform.ConnectionEvent.Kind.CONNECTED;
import static org.parley.browser.platform.ConnectionEvent.Kind.FAILED;
import static org.parley.browser.platform.ConnectionEvent.Kind.PROGRESSING;
import static org.parley.browser.platform.ConnectionEvent.Kind.SIGNAL;

import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.platform.ConnectionEvent;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

/** Calls that a session places, as the far side sees them on the wire. */
class PlacedCallTest {
    private final ScriptedPlatform platform = new ScriptedPlatform(call -> {});

    private static void awaitEvent(GatewayRig rig, String connection, ConnectionEvent.Kind kind) {
        Await.until(
                GatewayRig.SOON,
                () -> rig.call().kinds(connection).contains(kind),
                () -> rig.call().events());
    }

    /** Digits behind a number, for instance an extension that the far side's attendant asks for. */
    @Test
    @Proves("keys-out")
    void whoAnswersHearsTheKeysOfTheHintOnce() throws Exception {
        try (GatewayRig rig = new GatewayRig(platform);
                DatagramSocket rtp = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            rtp.setSoTimeout(5_000);
            Phone caller = rig.phone();
            Phone called = rig.phone();
            caller.invite("9123", Phone.offer());
            String connection = rig.call().call(called.uri(), Map.of("keys", "22#"));
            Message invite = called.incoming("INVITE");
            called.answer(invite, 180, "");
            awaitEvent(rig, connection, PROGRESSING);
            String[] events = {"a=rtpmap:101 telephone-event/8000", "a=fmtp:101 0-16"};
            called.answer(invite, 200, Phone.sdp(rtp.getLocalPort(), "0 101", events));
            called.incoming("ACK");
            Set<Integer> times = new LinkedHashSet<>();
            StringBuilder keys = new StringBuilder();
            while (!keys.toString().endsWith("#")) {
                DatagramPacket packet = new DatagramPacket(new byte[200], 200);
                rtp.receive(packet);
                ByteBuffer data = ByteBuffer.wrap(packet.getData());
                if ((data.get(1) & 0x7F) == 101 && times.add(data.getInt(4))) {
                    keys.append("0123456789*#".charAt(data.get(12)));
                }
            }
            assertThat(keys).hasToString("22#");
            rig.call().disconnect(connection);
            called.ok(called.incoming("BYE"));
            caller.cancel();
        }
    }

    @Test
    void audioAheadOfTheAnswerReachesTheCaller() throws Exception {
        try (GatewayRig rig = new GatewayRig(platform)) {
            Phone caller = rig.phone();
            Phone called = rig.phone();
            caller.invite("9123", Phone.offer());
            String connection = rig.call().call(called.uri());
            Message invite = called.incoming("INVITE");
            called.answer(invite, 183, Phone.sdp(40010, "0"));
            awaitEvent(rig, connection, PROGRESSING);
            assertThat(rig.call().events().get(0).properties().get("earlymedia"))
                    .isEqualTo(true);
            rig.call().join(connection);
            Message early = caller.answer(183);
            assertThat(early.body()).contains("m=audio").contains("PCMU");
            called.answer(invite, 200, Phone.sdp(40010, "0"));
            called.incoming("ACK");
            awaitEvent(rig, connection, CONNECTED);
            rig.call().accept();
            Message ok = caller.answer(200);
            assertThat(ok.body()).isEqualTo(early.body());
            assertThat(ok.toTag()).isEqualTo(early.toTag());
            caller.ack("");
            rig.call().disconnect(connection);
            called.ok(called.incoming("BYE"));
            caller.hangUp();
        }
    }

    @Test
    void aCallerWhoGivesUpCancelsTheFarSideToo() throws Exception {
        try (GatewayRig rig = new GatewayRig(platform)) {
            Phone caller = rig.phone();
            Phone called = rig.phone();
            caller.invite("9123", Phone.offer());
            caller.answer(100);
            rig.call().call(called.uri());
            Message invite = called.incoming("INVITE");
            called.answer(invite, 180, "");
            caller.answer(180);
            caller.cancel();
            Message cancel = called.incoming("CANCEL");
            assertThat(cancel.header("Via")).isEqualTo(invite.header("Via"));
            called.answer(cancel, 200, "");
            called.answer(invite, 487, "");
            called.incoming("ACK");
            assertThat(caller.next(message -> message.status() == 487, "487").method())
                    .isEqualTo("INVITE");
            caller.ackRefusal();
        }
    }

    @Test
    void aCallerBehindAnAddressTranslatorIsReachedWhereItCameFrom() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone().behind("192.0.2.88");
            Message ok = phone.connect("3101");
            assertThat(ok.header("Via")).contains("received=127.0.0.1").contains("rport=" + phone.port());
            rig.call().disconnect();
            phone.ok(phone.incoming("BYE"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void laterRequestsFollowTheRecordedRouteBackwards(String transport) throws Exception {
        try (GatewayRig rig = new GatewayRig(platform)) {
            Phone caller = rig.phone();
            Phone called = rig.phone(transport);
            Phone near = rig.phone(transport);
            caller.invite("9123", Phone.offer());
            String connection = rig.call().call(called.uri());
            Message invite = called.incoming("INVITE");
            String farProxy = "<sip:192.0.2.7;lr>";
            String nearProxy = "<" + near.uri() + ";lr>";
            called.answer(invite, 200, Phone.offer(), "Record-Route: " + farProxy, "Record-Route: " + nearProxy);
            Message ack = near.incoming("ACK");
            assertThat(ack.startLine()).contains(called.uri());
            assertThat(routes(ack)).containsSubsequence(near.uri(), "192.0.2.7");
            awaitEvent(rig, connection, CONNECTED);
            rig.call().disconnect(connection);
            Message bye = near.incoming("BYE");
            assertThat(bye.startLine()).contains(called.uri());
            assertThat(routes(bye)).containsSubsequence(near.uri(), "192.0.2.7");
            near.ok(bye);
            rig.call().reject(480);
            caller.finalAnswer("INVITE");
            caller.ackRefusal();
        }
    }

    private static String routes(Message message) {
        return String.join(",", message.headers("Route"));
    }

    @Test
    void aStrangerSendsNoCallOfOursOn() throws Exception {
        try (GatewayRig rig = new GatewayRig(platform)) {
            Phone caller = rig.phone();
            Phone called = rig.phone();
            Phone elsewhere = rig.phone();
            caller.invite("9123", Phone.offer());
            String connection = rig.call().call(called.uri());
            called.answer(called.incoming("INVITE"), 302, "", "Contact: <" + elsewhere.uri() + ">");
            called.incoming("ACK");
            awaitEvent(rig, connection, FAILED);
            assertThat(elsewhere.waiting()).isEmpty();
            rig.call().reject(480);
            caller.finalAnswer("INVITE");
            caller.ackRefusal();
        }
    }

    @Test
    void aTransferThatIsAskedForRightAfterTheAnswerWaitsForTheJoin() throws Exception {
        try (GatewayRig rig = new GatewayRig(platform)) {
            Phone caller = rig.phone();
            Phone called = rig.phone();
            caller.invite("9123", Phone.offer());
            String connection = rig.call().call(called.uri());
            called.answer(called.incoming("INVITE"), 200, Phone.offer());
            called.incoming("ACK");
            awaitEvent(rig, connection, CONNECTED);
            rig.call().accept();
            caller.answer(200);
            caller.ack("");
            caller.with("Refer-To: <sip:109@127.0.0.1>").request("REFER", "");
            caller.without("Refer-To").request("OPTIONS", "");
            assertThat(caller.finalAnswer("OPTIONS").status()).isEqualTo(200);
            assertThat(rig.call().kinds()).doesNotContain(SIGNAL);
            rig.call().join(connection);
            rig.awaitEvent(SIGNAL);
            rig.call().signal(rig.call().id(), "refer.refused");
            assertThat(caller.finalAnswer("REFER").status()).isEqualTo(603);
            rig.call().disconnect(connection);
            called.ok(called.incoming("BYE"));
            caller.hangUp();
        }
    }

    @Test
    void aTransferOfACallWithNobodyElseIsRefusedInTheEnd() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone caller = rig.phone();
            caller.connect("3101");
            caller.with("Refer-To: <sip:109@127.0.0.1>").request("REFER", "");
            assertThat(caller.finalAnswer("REFER").status()).isEqualTo(603);
            caller.without("Refer-To").hangUp();
        }
    }

    @Test
    void keysComeByInfoInBothForms() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.connect("3101");
            List<Character> keys = rig.call().keys();
            phone.with("Content-Type: application/dtmf-relay").request("INFO", "Signal=5\r\nDuration=160\r\n");
            assertThat(phone.finalAnswer("INFO").status()).isEqualTo(200);
            phone.without("Content-Type").with("Content-Type: application/dtmf").request("INFO", "#");
            assertThat(phone.finalAnswer("INFO").status()).isEqualTo(200);
            phone.request("INFO", "11");
            assertThat(phone.finalAnswer("INFO").status()).isEqualTo(200);
            Await.until(GatewayRig.SOON, () -> keys.equals(List.of('5', '#', '#')), () -> keys);
            phone.without("Content-Type").hangUp();
        }
    }

    @Test
    void optionsKeepACallAliveOverTcpAndUdp() throws Exception {
        try (GatewayRig rig = new GatewayRig(
                ScriptedPlatform.answering(),
                config -> config.withLimits(config.limits().withSilence(Duration.ofSeconds(2))))) {
            Phone phone = rig.phone();
            phone.connect("3101");
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < Duration.ofSeconds(4).toNanos()) {
                phone.request("OPTIONS", "");
                assertThat(phone.finalAnswer("OPTIONS").status()).isEqualTo(200);
            }
            assertThat(phone.waiting()).noneMatch(message -> message.method().equals("BYE"));
            phone.hangUp();
        }
    }
}
