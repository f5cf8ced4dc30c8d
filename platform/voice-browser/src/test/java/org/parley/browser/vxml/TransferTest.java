package org.parley.browser.vxml;

import org.junit.jupiter.api.Test;

/** Transfers (VoiceXML 2.0 §2.3.7, 2.1 §7) to a far end that does what its lines say. */
class TransferTest {
    private static final String RESULT = "<filled><log>t=<value expr='t'/> duration=<value expr='t$.duration'/>"
            + " mode=<value expr='t$.inputmode'/> said=<value expr='t$.utterance'/></log></filled>";
    private static final String EVENTS =
            "<catch event='connection error'><log expr='_event + \" \" + t'/><exit/></catch>";

    private final TypedCall call = new TypedCall();

    private static String form(String attributes, String content) {
        return EVENTS + "<form><transfer name='t' " + attributes + ">" + content + RESULT + "</transfer></form>";
    }

    @Test
    void bridgeEndsWhenTheFarEndHangsUp() {
        call.expect(
                call.run(
                        form("dest='tel:+15550100' bridge='true'", ""), "callee answers", "wait 3s", "callee hangs up"),
                "transfer: bridge tel:+15550100",
                "log: t=far_end_disconnect duration=3 mode=undefined said=undefined",
                "exit: {}");
    }

    @Test
    void busyNetworkBusyAndUnknownAreResults() {
        for (String outcome : new String[] {"busy", "network_busy", "network_disconnect", "unknown"}) {
            call.expect(
                    call.run(form("dest='tel:1' type='bridge'", ""), "callee " + outcome),
                    "transfer: bridge tel:1",
                    "log: t=" + outcome + " duration=0 mode=undefined said=undefined",
                    "exit: {}");
        }
    }

    @Test
    void nobodyAnswersInTime() {
        call.expect(
                call.run(form("dest='tel:1' bridge='true' connecttimeout='4s'", ""), "wait 3900ms", "silence"),
                "transfer: bridge tel:1",
                "log: t=noanswer duration=0 mode=undefined said=undefined",
                "exit: {}");
    }

    @Test
    void bridgeEndsAfterItsMaximum() {
        call.expect(
                call.run(form("dest='tel:1' bridge='true' maxtime='30s'", ""), "callee answers", "wait 29s", "silence"),
                "transfer: bridge tel:1",
                "log: t=maxtime_disconnect duration=30 mode=undefined said=undefined",
                "exit: {}");
    }

    @Test
    void callerEndsTheBridgeByKeyOrWord() {
        String grammars = "<grammar mode='dtmf' version='1.0' root='r'><rule id='r'>* 1</rule></grammar>"
                + "<grammar version='1.0' root='r'><rule id='r'>hang up</rule></grammar>";
        String[] keys = {"callee answers", "press 5", "wait 2s", "press *1"};
        call.expect(
                call.run(form("dest='tel:1' bridge='true'", grammars), keys),
                "transfer: bridge tel:1",
                "log: t=near_end_disconnect duration=2 mode=dtmf said=*1",
                "exit: {}");
        call.expect(
                call.run(form("dest='tel:1' bridge='true'", grammars), "callee answers", "say hello", "say hang up"),
                "transfer: bridge tel:1",
                "log: t=near_end_disconnect duration=0 mode=voice said=hang up",
                "exit: {}");
    }

    @Test
    void grammarsAroundATransferDoNotListen() {
        call.expect(
                call.run(
                        "<link dtmf='9' event='help'/><help><log>help</log></help>"
                                + form("dest='tel:1' bridge='true'", ""),
                        "callee answers",
                        "press 9",
                        "callee hangs up"),
                "transfer: bridge tel:1",
                "log: t=far_end_disconnect duration=0 mode=undefined said=undefined",
                "exit: {}");
    }

    @Test
    void callerHangsUpInTheBridge() {
        call.expect(
                call.run(form("dest='tel:1' bridge='true'", ""), "callee answers", "hangup"),
                "transfer: bridge tel:1",
                "log: connection.disconnect.hangup undefined",
                "exit: {}");
    }

    @Test
    void blindAndConsultationHandTheCallerOver() {
        call.expect(
                call.run(form("dest='sip:bob@example.com' aai='hello'", "")),
                "transfer: blind sip:bob@example.com (hello)",
                "log: connection.disconnect.transfer undefined",
                "exit: {}");
        call.expect(
                call.run(form("destexpr=\"'tel:' + 7\" type='consultation' aaiexpr='1 + 1'", ""), "callee answers"),
                "transfer: consultation tel:7 (2)",
                "log: connection.disconnect.transfer undefined",
                "exit: {}");
        call.expect(
                call.run(form("dest='tel:7' type='consultation'", ""), "callee busy"),
                "transfer: consultation tel:7",
                "log: t=busy duration=0 mode=undefined said=undefined",
                "exit: {}");
    }

    @Test
    void failuresAreEvents() {
        call.expect(
                call.run(form("dest='tel:1' bridge='true'", ""), "callee error.connection.noroute"),
                "transfer: bridge tel:1",
                "log: error.connection.noroute undefined",
                "exit: {}");
        call.expect(
                call.run(form("dest='fax:1' bridge='true'", "")), "log: error.unsupported.uri undefined", "exit: {}");
        call.expect(
                call.run(form("dest='nobody' bridge='true'", "")),
                "log: error.connection.baddestination undefined",
                "exit: {}");
    }

    @Test
    void promptsAreHeardFirstAndTransferAudioWhileItRings() {
        call.site.page("/ring.ul", request -> new byte[16_000]);
        call.expect(
                call.run(
                        form("dest='tel:1' bridge='true' transferaudio='ring.ul'", "<prompt>One moment.</prompt>"),
                        "silence",
                        "wait 5s",
                        "callee answers",
                        "wait 9s",
                        "callee hangs up"),
                "hears: One moment.",
                "transfer: bridge tel:1",
                "hears: (audio 2.0 s)",
                "hears: (audio 2.0 s)",
                "hears: (audio 2.0 s)",
                "log: t=far_end_disconnect duration=9 mode=undefined said=undefined",
                "exit: {}");
    }
}
