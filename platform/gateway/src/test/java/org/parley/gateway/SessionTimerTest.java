package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.platform.ConnectionEvent.Kind.CONNECTED;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

/** RFC 4028 on the wire, with its real figures: four minutes pass in four seconds, in which others are tested too. */
@Execution(ExecutionMode.CONCURRENT)
class SessionTimerTest {
    private static final String KNOWS = "Supported: timer";
    private static final String UPDATES = "Allow: INVITE, ACK, BYE, UPDATE";
    private static final String NO_UPDATES = "Allow: INVITE, ACK, BYE";

    private static GatewayRig rig() throws IOException {
        return new GatewayRig(ScriptedPlatform.answering(), config -> config, new HastyClock());
    }

    /** A telephone that is called by the session of another one's call, and has answered. */
    private static Message called(GatewayRig rig, Phone phone, String... fields) {
        Message invite = phone.incoming("INVITE");
        phone.answer(invite, 200, Phone.offer(), fields);
        phone.incoming("ACK");
        return invite;
    }

    private static String call(GatewayRig rig, Phone caller, Phone called) {
        caller.connect("3101");
        rig.awaitEvent(CONNECTED);
        return rig.call().call(called.uri());
    }

    private static void hangUp(GatewayRig rig, String connection, Phone called, Phone caller) {
        rig.call().disconnect(connection);
        called.ok(called.incoming("BYE"));
        caller.hangUp();
    }

    @ParameterizedTest
    @CsvSource({
        "Session-Expires: 120;refresher=uac, 120;refresher=uac, timer",
        "Session-Expires: 120;refresher=uas, 120;refresher=uas, timer",
        "Session-Expires: 120, 120;refresher=uas, timer",
        "Session-Expires: 7200, 1800;refresher=uas, timer",
        "X-None: 90, 1800;refresher=uas, timer"
    })
    void answersToCallersWhoKnowTimers(String wish, String agreed, String require) throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(KNOWS).with(wish);
            Message ok = phone.connect("3101");
            assertThat(ok.header("Session-Expires").replace(" ", "")).isEqualTo(agreed);
            assertThat(ok.header("Require")).isEqualTo(require);
            phone.without("Session-Expires").hangUp();
        }
    }

    @Test
    void whoKnowsNoTimersIsRefreshedByUs() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone();
            Message ok = phone.connect("3101");
            assertThat(ok.header("Session-Expires").replace(" ", "")).isEqualTo("1800;refresher=uas");
            assertThat(ok.header("Require")).isEmpty();
            phone.hangUp();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE"})
    void tooShortAnIntervalIsRefused(String method) throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone();
            boolean later = method.equals("UPDATE");
            if (later) {
                phone.connect("3101");
            }
            phone.with(KNOWS).with("Session-Expires: 89");
            if (later) {
                phone.request("UPDATE", "");
            } else {
                phone.invite("3101", Phone.offer());
            }
            Message answer = phone.finalAnswer(method);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.header("Min-SE")).isEqualTo("90");
            phone.without("Session-Expires");
            if (later) {
                phone.hangUp();
            } else {
                phone.ackRefusal();
            }
        }
    }

    @Test
    void aProxysLeastIntervalIsKept() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(KNOWS).with("Session-Expires: 4000").with("Min-SE: 3600");
            Message ok = phone.connect("3101");
            assertThat(ok.header("Session-Expires")).startsWith("3600");
            phone.hangUp();
        }
    }

    @Test
    void weRefreshByUpdate() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(KNOWS).with(UPDATES).with("Session-Expires: 240;refresher=uas");
            phone.connect("3101");
            for (int i = 0; i < 2; i++) {
                Message update = phone.incoming("UPDATE");
                assertThat(update.header("Session-Expires").replace(" ", "")).isEqualTo("240;refresher=uac");
                assertThat(update.body()).isEmpty();
                phone.answer(update, 200, "", "Session-Expires: 240;refresher=uac", "Require: timer");
            }
            phone.hangUp();
        }
    }

    @Test
    void weRefreshByTheSameOfferWhereUpdateIsNotKnown() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(NO_UPDATES).with(KNOWS).with("Session-Expires: 240;refresher=uas");
            Message first = phone.connect("3101");
            Message again = phone.incoming("INVITE");
            assertThat(again.body()).isEqualTo(first.body());
            phone.answer(again, 200, Phone.sdp(40000, "0"));
            assertThat(phone.incoming("ACK").header("CSeq").split(" ")[0])
                    .isEqualTo(again.header("CSeq").split(" ")[0]);
            phone.hangUp();
        }
    }

    @Test
    void updateThatIsNotKnownAfterAllIsFollowedByInvite() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(UPDATES).with(KNOWS).with("Session-Expires: 240;refresher=uas");
            phone.connect("3101");
            phone.answer(phone.incoming("UPDATE"), 501, "");
            phone.answer(phone.incoming("INVITE"), 200, Phone.sdp(40000, "0"));
            phone.incoming("ACK");
            phone.hangUp();
        }
    }

    @Test
    void refreshThatFindsNoSessionEndsTheCall() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(KNOWS).with(UPDATES).with("Session-Expires: 240;refresher=uas");
            phone.connect("3101");
            phone.answer(phone.incoming("UPDATE"), 481, "");
            phone.ok(phone.incoming("BYE"));
        }
    }

    @Test
    void refreshThatIsRefusedTillTheEndEndsTheCall() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(KNOWS).with(UPDATES).with("Session-Expires: 240;refresher=uas");
            phone.connect("3101");
            phone.answer(phone.incoming("UPDATE"), 500, "");
            Message bye = phone.incoming("BYE");
            assertThat(bye.header("Reason")).contains("session expired");
            phone.ok(bye);
        }
    }

    @Test
    void aRefreshThatMeetsTheirsIsTriedAgain() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(NO_UPDATES).with(KNOWS).with("Session-Expires: 360;refresher=uas");
            phone.connect("3101");
            Message ours = phone.incoming("INVITE");
            phone.request("INVITE", Phone.offer());
            assertThat(phone.finalAnswer("INVITE").status()).isEqualTo(491);
            phone.ackRefusal();
            phone.answer(ours, 491, "");
            phone.incoming("ACK");
            phone.answer(phone.incoming("INVITE"), 200, Phone.sdp(40000, "0"));
            phone.incoming("ACK");
            phone.hangUp();
        }
    }

    @Test
    void aFarSideThatDoesNotRefreshIsHungUp() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(KNOWS).with("Session-Expires: 240;refresher=uac");
            phone.connect("3101");
            Message bye = phone.incoming("BYE");
            assertThat(bye.header("Reason")).contains("session expired");
            phone.ok(bye);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE"})
    void aFarSideThatRefreshesKeepsItsCall(String method) throws Exception {
        try (GatewayRig rig = rig()) {
            Phone phone = rig.phone().with(KNOWS).with("Session-Expires: 240;refresher=uac");
            phone.connect("3101");
            long begun = System.nanoTime();
            while (System.nanoTime() - begun < Duration.ofMillis(4500).toNanos()) {
                phone.request(method, method.equals("INVITE") ? Phone.offer() : "");
                Message ok = phone.finalAnswer(method);
                assertThat(ok.status()).isEqualTo(200);
                assertThat(ok.header("Session-Expires").replace(" ", "")).isEqualTo("240;refresher=uac");
                if (method.equals("INVITE")) {
                    phone.ack("");
                }
                LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
            }
            assertThat(phone.waiting()).noneMatch(message -> message.method().equals("BYE"));
            phone.hangUp();
        }
    }

    @Test
    void whomWeCallMayRefresh() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone caller = rig.phone();
            Phone called = rig.phone();
            String connection = call(rig, caller, called);
            Message invite = called(rig, called, "Session-Expires: 240;refresher=uas", "Require: timer");
            assertThat(invite.header("Session-Expires")).isEqualTo("1800");
            assertThat(invite.header("Min-SE")).isEqualTo("90");
            assertThat(String.join(",", invite.headers("Supported"))).contains("timer");
            Message bye = called.incoming("BYE");
            assertThat(bye.header("Reason")).contains("session expired");
            called.ok(bye);
            assertThat(rig.call().kinds(connection)).contains(CONNECTED);
            caller.hangUp();
        }
    }

    @Test
    void whomWeCallIsRefreshedByUs() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone caller = rig.phone();
            Phone called = rig.phone();
            String connection = call(rig, caller, called);
            called(rig, called, "Session-Expires: 240;refresher=uac", "Require: timer", UPDATES);
            Message update = called.incoming("UPDATE");
            assertThat(update.header("Session-Expires").replace(" ", "")).isEqualTo("240;refresher=uac");
            called.answer(update, 422, "", "Min-SE: 300");
            Message longer = called.incoming("UPDATE");
            assertThat(longer.header("Session-Expires").replace(" ", "")).isEqualTo("300;refresher=uac");
            assertThat(longer.header("Min-SE")).isEqualTo("300");
            called.answer(longer, 200, "", "Session-Expires: 300;refresher=uac");
            hangUp(rig, connection, called, caller);
        }
    }

    @Test
    void whoWantsLongerIsCalledAgain() throws Exception {
        try (GatewayRig rig = rig()) {
            Phone caller = rig.phone();
            Phone called = rig.phone();
            String connection = call(rig, caller, called);
            Message first = called.incoming("INVITE");
            called.answer(first, 422, "", "Min-SE: 3600");
            called.incoming("ACK");
            Message again = called(rig, called, "Session-Expires: 3600;refresher=uas", "Require: timer");
            assertThat(again.header("Session-Expires")).isEqualTo("3600");
            assertThat(again.header("Min-SE")).isEqualTo("3600");
            assertThat(again.header("Call-ID")).isEqualTo(first.header("Call-ID"));
            assertThat(again.header("CSeq")).isEqualTo("2 INVITE");
            Await.until(
                    GatewayRig.SOON,
                    () -> rig.call().kinds(connection).contains(CONNECTED),
                    () -> rig.call().events());
            hangUp(rig, connection, called, caller);
        }
    }
}
