package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.platform.ConnectionEvent.Kind.CONNECTED;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

/** Offers and answers over SIP: late offer, hold, resume, refresh, glare. */
class SessionChangeTest {
    private static long version(Message message) {
        Matcher origin = Pattern.compile("o=\\S+ \\d+ (\\d+) ").matcher(message.body());
        assertThat(origin.find()).isTrue();
        return Long.parseLong(origin.group(1));
    }

    @Test
    void lateOffer() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.invite("3101", "");
            Message ok = phone.answer(200);
            assertThat(ok.body()).contains("RTP/AVP 0 8 9 96 101").contains("telephone-event/8000");
            assertThat(rig.call().kinds()).isEmpty();
            phone.ack(Phone.sdp(40000, "8 101", "a=rtpmap:101 telephone-event/8000"));
            rig.awaitEvent(CONNECTED);
            phone.hangUp();
        }
    }

    @Test
    void lateOfferWithoutAnAnswerIsNoCall() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.invite("3101", "");
            phone.answer(200);
            phone.ack("");
            phone.ok(phone.incoming("BYE"));
            assertThat(rig.call().kinds()).doesNotContain(CONNECTED);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "UPDATE"})
    void holdAndResume(String method) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            Message first = phone.connect("3101");
            Message held = change(phone, method, Phone.sdp(40000, "0", "a=sendonly"));
            assertThat(held.body()).contains("a=recvonly");
            assertThat(version(held)).isEqualTo(version(first) + 1);
            assertThat(change(phone, method, Phone.sdp(40000, "0", "a=inactive"))
                            .body())
                    .contains("a=inactive");
            assertThat(change(phone, method, Phone.sdp(40000, "0").replace("c=IN IP4 127.0.0.1", "c=IN IP4 0.0.0.0"))
                            .body())
                    .contains("a=recvonly");
            Message resumed = change(phone, method, Phone.sdp(40002, "8", "a=sendrecv"));
            assertThat(resumed.body()).contains("a=sendrecv").contains("PCMA");
            Message refreshed = change(phone, method, Phone.sdp(40002, "8", "a=sendrecv"));
            assertThat(version(refreshed)).isEqualTo(version(resumed));
            phone.hangUp();
        }
    }

    private static Message change(Phone phone, String method, String sdp) {
        phone.request(method, sdp);
        Message answer = phone.finalAnswer(method);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Contact")).isNotEmpty();
        if (method.equals("INVITE")) {
            phone.ack("");
        }
        return answer;
    }

    @Test
    void unusableOfferLeavesTheCallAsItWas() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.connect("3101");
            phone.request("INVITE", Phone.sdp(40000, "18"));
            assertThat(phone.finalAnswer("INVITE").status()).isEqualTo(488);
            phone.ackRefusal();
            phone.hangUp();
        }
    }

    @Test
    void reinviteWithoutAnOfferGetsOurs() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.connect("3101");
            phone.request("INVITE", "");
            assertThat(phone.finalAnswer("INVITE").body()).contains("RTP/AVP 0 8 9 96 101");
            phone.request("UPDATE", Phone.offer());
            assertThat(phone.finalAnswer("UPDATE").status()).isEqualTo(491);
            phone.hangUp();
        }
    }

    @Test
    void updateWithoutABodyRefreshes() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.connect("3101");
            phone.request("UPDATE", "");
            Message answer = phone.finalAnswer("UPDATE");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.body()).isEmpty();
            phone.hangUp();
        }
    }

    @Test
    void keysByInfo() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.connect("3101");
            phone.request("INFO", "Signal=5\r\nDuration=160\r\n");
            assertThat(phone.finalAnswer("INFO").status()).isEqualTo(200);
            phone.with("Content-Type: text/plain").request("INFO", "5");
            assertThat(phone.finalAnswer("INFO").status()).isEqualTo(415);
            phone.without("Content-Type").hangUp();
        }
    }
}
