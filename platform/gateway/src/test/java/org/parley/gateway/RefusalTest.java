package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.gateway.sip.CallLimits;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

class RefusalTest {
    private static Message refusal(UnaryOperator<Phone> prepared, String body) throws Exception {
        return refusal(ScriptedPlatform.answering(), prepared, body);
    }

    private static Message refusal(ScriptedPlatform platform, UnaryOperator<Phone> prepared, String body)
            throws Exception {
        try (GatewayRig rig = new GatewayRig(platform)) {
            Phone phone = prepared.apply(rig.phone());
            phone.invite("3101", body);
            Message answer = phone.finalAnswer("INVITE");
            phone.ackRefusal();
            return answer;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 500, 503, 603})
    void platformRefuses(int status) throws Exception {
        Message answer = refusal(new ScriptedPlatform(call -> call.reject(status)), phone -> phone, Phone.offer());
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.toTag()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v=0\r\nm=audio 40000 RTP/AVP 4 18\r\nc=IN IP4 127.0.0.1\r\n",
                "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 0 RTP/AVP 0\r\n",
                "v=0\r\nc=IN IP4 127.0.0.1\r\nm=video 40000 RTP/AVP 31\r\n",
                "v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 40000 RTP/SAVP 0\r\n",
                "v=0\r\nm=audio 40000 RTP/AVP 0\r\n",
                "v=0\r\nthis is no description\r\n",
            })
    void offerInWhichNothingCanBeAgreedOn(String offer) throws Exception {
        assertThat(refusal(phone -> phone, offer).status()).isEqualTo(488);
    }

    @Test
    void unknownBodyType() throws Exception {
        Message answer = refusal(phone -> phone.with("Content-Type: text/plain"), "hello");
        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.header("Accept")).contains("application/sdp");
    }

    @Test
    void requiredExtension() throws Exception {
        Message answer = refusal(phone -> phone.with("Require: 100rel, magic"), Phone.offer());
        assertThat(answer.status()).isEqualTo(420);
        assertThat(answer.header("Unsupported")).contains("100rel").contains("magic");
    }

    @Test
    void allCallsInUse() throws Exception {
        try (GatewayRig rig = new GatewayRig(
                ScriptedPlatform.answering(), config -> config.withLimits(CallLimits.DEFAULT.withMaxCalls(1)))) {
            Phone first = rig.phone();
            first.connect("3101");
            Phone second = rig.phone();
            second.invite("3101", Phone.offer());
            Message answer = second.finalAnswer("INVITE");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
            second.ackRefusal();
            first.hangUp();
        }
    }

    @Test
    void noRtpPortFree() throws Exception {
        try (GatewayRig rig = new GatewayRig(
                ScriptedPlatform.answering(),
                config -> new GatewayConfig(config.sip(), config.media().withPorts(35000, 35001), config.limits()))) {
            Phone first = rig.phone();
            first.connect("3101");
            Phone second = rig.phone();
            second.invite("3101", Phone.offer());
            assertThat(second.finalAnswer("INVITE").status()).isEqualTo(503);
            second.ackRefusal();
            first.hangUp();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "REGISTER, 405",
        "SUBSCRIBE, 405",
        "MESSAGE, 405",
        "REFER, 405",
        "PUBLISH, 405",
        "DANCE, 501",
        "BYE, 481",
        "INFO, 481",
        "UPDATE, 481",
        "PRACK, 481"
    })
    void requestsOutsideOfDialogs(String method, int status) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            if (method.equals("SUBSCRIBE") || method.equals("PUBLISH")) {
                phone.with("Event: presence").with("Expires: 60");
            }
            if (method.equals("REFER")) {
                phone.with("Refer-To: <sip:100@127.0.0.1>");
            }
            if (method.equals("PRACK")) {
                phone.with("RAck: 1 1 INVITE");
            }
            phone.request(method, "");
            Message answer = phone.finalAnswer(method);
            assertThat(answer.status()).isEqualTo(status);
            if (status != 481) {
                assertThat(String.join(",", answer.headers("Allow")))
                        .contains("INVITE")
                        .contains("UPDATE");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVITE", "BYE", "OPTIONS", "INFO", "MESSAGE"})
    void requestsInADialogThatDoesNotExist(String method) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            String request = phone.request(method, Phone.branch(), 7, "")
                    .replaceFirst("(To: [^\r]+)\r", "$1;tag=unknown\r")
                    .replace("sip:null", "sip:3101")
                    .replace(method + " null", method + " sip:3101@" + phone.server())
                    .replace("<null>", "<sip:3101@" + phone.server() + ">");
            phone.send(request);
            assertThat(phone.finalAnswer(method).status()).isEqualTo(481);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UDP", "TCP"})
    void optionsSayWhatWeCanDo(String transport) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone(transport);
            phone.request("OPTIONS", "");
            Message outside = phone.finalAnswer("OPTIONS");
            assertThat(outside.status()).isEqualTo(200);
            assertThat(String.join(",", outside.headers("Allow"))).contains("CANCEL");
            assertThat(outside.header("Accept")).isEqualTo("application/sdp");
            assertThat(outside.headers("Supported")).hasSize(1);
            phone.connect("3101");
            phone.request("OPTIONS", "");
            assertThat(phone.finalAnswer("OPTIONS").status()).isEqualTo(200);
            phone.hangUp();
        }
    }

    @ParameterizedTest
    @CsvSource({"UDP, From", "UDP, To", "UDP, CSeq", "UDP, Call-ID", "TCP, From", "TCP, To", "TCP, CSeq", "TCP, Call-ID"
    })
    void missingHeaderField(String transport, String name) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone(transport);
            phone.request("OPTIONS", "");
            phone.finalAnswer("OPTIONS");
            String broken = phone.request("OPTIONS", Phone.branch(), 9, "").replaceFirst(name + ": [^\r]+\r\n", "");
            phone.send(broken);
            phone.next(message -> message.status() == 400, "400");
        }
    }

    @Test
    void badMaxForwards() throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            Phone phone = rig.phone();
            phone.request("OPTIONS", "");
            phone.finalAnswer("OPTIONS");
            phone.send(
                    phone.request("OPTIONS", Phone.branch(), 9, "").replace("Max-Forwards: 70", "Max-Forwards: 7000"));
            assertThat(phone.finalAnswer("OPTIONS").status()).isEqualTo(400);
        }
    }
}
