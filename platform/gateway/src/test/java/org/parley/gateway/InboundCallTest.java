package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.platform.ConnectionEvent.Kind.CONNECTED;
import static org.parley.browser.platform.ConnectionEvent.Kind.DISCONNECTED;
import static org.parley.browser.platform.ConnectionEvent.Kind.FAILED;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.sip.CallLimits;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

class InboundCallTest {
    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void callerIsAnsweredAndHangsUp(String transport) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone(transport);
            phone.invite("3101", Phone.offer());
            assertThat(phone.answer(100).toTag()).isEmpty();
            Message ok = phone.answer(200);
            assertThat(ok.header("Contact")).contains(phone.server());
            assertThat(ok.header("Server")).isEqualTo("Parley");
            assertThat(ok.header("Content-Type")).isEqualTo("application/sdp");
            phone.ack("");
            rig.awaitEvent(CONNECTED);
            phone.hangUp();
            rig.awaitEvent(DISCONNECTED);
            assertThat(rig.call().incoming().callId()).isEqualTo(phone.callId());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void platformHangsUp(String transport) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone(transport);
            Message answered = phone.connect("3101");
            rig.call().disconnect();
            Message bye = phone.incoming("BYE");
            assertThat(bye.header("To")).contains("tag=phone");
            assertThat(bye.header("From")).contains(answered.toTag());
            assertThat(bye.header("Via")).contains(phone.server()).contains("rport");
            assertThat(bye.header("User-Agent")).isEqualTo("Parley");
            phone.ok(bye);
            rig.awaitEvent(DISCONNECTED);
            assertThat(rig.call().kinds()).containsExactly(CONNECTED, DISCONNECTED);
        }
    }

    @Test
    void byeWaitsForTheAck() throws Exception {
        try (GatewayRig rig = new GatewayRig(new ScriptedPlatform(call -> {
            call.accept();
            call.disconnect();
        }))) {
            Phone phone = rig.phone();
            phone.invite("3101", Phone.offer());
            phone.answer(200);
            rig.awaitEvent(DISCONNECTED);
            assertThat(phone.waiting()).noneMatch(message -> message.text().startsWith("BYE"));
            phone.ack("");
            phone.ok(phone.incoming("BYE"));
        }
    }

    @Test
    void repeatedInviteIsAnsweredOnce() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            String invite = phone.invite("3101", Phone.offer());
            phone.answer(200);
            phone.send(invite);
            phone.ack("");
            phone.hangUp();
            rig.awaitNothingLeft();
            assertThat(rig.callsSeen()).isEqualTo(1);
        }
    }

    @Test
    void inviteThatComesByTwoWaysIsMerged() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            String invite = phone.invite("3101", Phone.offer());
            phone.answer(200);
            phone.send(invite.replaceFirst("branch=[^;]+", "branch=" + Phone.branch()));
            phone.next(message -> message.status() == 482, "482");
            phone.ack("");
            phone.hangUp();
            assertThat(rig.callsSeen()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void cancelBeforeTheDecision(String transport) throws Exception {
        try (GatewayRig rig = new GatewayRig(new ScriptedPlatform(call -> {}))) {
            Phone phone = rig.phone(transport);
            phone.invite("3101", Phone.offer());
            assertThat(phone.answer(180).header("Contact")).isNotEmpty();
            phone.cancel();
            assertThat(phone.finalAnswer("CANCEL").status()).isEqualTo(200);
            assertThat(phone.finalAnswer("INVITE").status()).isEqualTo(487);
            phone.ackRefusal();
            rig.awaitEvent(FAILED);
            assertThat(rig.call().reason()).isEqualTo("CANCELLED");
        }
    }

    @Test
    void cancelAtOnce() throws Exception {
        try (GatewayRig rig = new GatewayRig(new ScriptedPlatform(call -> {}))) {
            Phone phone = rig.phone();
            phone.invite("3101", Phone.offer());
            phone.answer(100);
            phone.cancel();
            assertThat(phone.finalAnswer("CANCEL").status()).isEqualTo(200);
            assertThat(phone.finalAnswer("INVITE").status()).isEqualTo(487);
            phone.ackRefusal();
        }
    }

    @Test
    void cancelAfterTheAnswerChangesNothing() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.connect("3101");
            phone.cancel();
            assertThat(phone.finalAnswer("CANCEL").status()).isIn(200, 481);
            phone.hangUp();
            rig.awaitEvent(DISCONNECTED);
            assertThat(rig.call().kinds()).containsExactly(CONNECTED, DISCONNECTED);
        }
    }

    @Test
    void callThatNobodyDecidesIsRefused() throws Exception {
        try (GatewayRig rig = new GatewayRig(
                new ScriptedPlatform(call -> {}),
                config -> config.withLimits(CallLimits.DEFAULT.withDecideWithin(Duration.ofMillis(500))))) {
            Phone phone = rig.phone();
            phone.invite("3101", Phone.offer());
            assertThat(phone.finalAnswer("INVITE").status()).isEqualTo(503);
            phone.ackRefusal();
            rig.awaitEvent(FAILED);
        }
    }

    @Test
    void lostAckEndsTheCall() throws Exception {
        try (GatewayRig rig = new GatewayRig(
                ScriptedPlatform.answering(),
                config -> new GatewayConfig(
                        config.sip().withAckLimit(Duration.ofMillis(1200)), config.media(), config.limits()))) {
            Phone phone = rig.phone();
            phone.invite("3101", Phone.offer());
            phone.answer(200);
            phone.answer(200);
            phone.ok(phone.incoming("BYE"));
            rig.awaitEvent(DISCONNECTED);
            assertThat(rig.call().kinds()).containsExactly(CONNECTED, DISCONNECTED);
        }
    }

    @Test
    void callerWhoWentWithoutAWordIsLetGo() throws Exception {
        try (GatewayRig rig = new GatewayRig(
                ScriptedPlatform.answering(),
                config -> config.withLimits(CallLimits.DEFAULT.withSilence(Duration.ofMillis(700))))) {
            Phone phone = rig.phone();
            phone.connect("3101");
            Message bye = phone.incoming("BYE");
            assertThat(bye.header("Reason")).contains("nothing heard");
            phone.ok(bye);
        }
    }

    @Test
    void starAndEscapesInTheNumber() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            for (String user : new String[] {"*404", "%2A404"}) {
                Phone phone = rig.phone();
                phone.connect(user);
                assertThat(rig.call().incoming().localUri()).contains("404@");
                assertThat(rig.call().incoming().localUri()).startsWith("sip:*404@");
                phone.hangUp();
            }
        }
    }

    @Test
    void stopEndsCallsAndRefusesNewOnes() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.connect("3101");
            Thread stop = new Thread(rig.gateway()::close);
            stop.start();
            phone.ok(phone.incoming("BYE"));
            stop.join();
            assertThat(rig.gateway().ready()).isFalse();
        }
    }
}
