package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The hang-up and final processing (VoiceXML 2.0 §1.5.4; TRAPS 12). */
class HangUpTest extends Conversation {
    private static final String FIELD = "<field name='x'>x? ";

    @Override
    VoiceXmlConfig config() {
        VoiceXmlLimits limits = VoiceXmlLimits.defaults();
        return VoiceXmlConfig.defaults()
                .withLimits(new VoiceXmlLimits(
                        limits.documentBytes(),
                        limits.cacheBytes(),
                        limits.audioCacheBytes(),
                        100,
                        limits.iterations(),
                        limits.promptChars(),
                        limits.subdialogDepth(),
                        limits.startWait(),
                        limits.playWait(),
                        Duration.ofSeconds(30)));
    }

    @Test
    void handlersGotoAndSubmitRunAndTheFirstWaitEnds() {
        site.vxml("/first", "<form><block>never heard <goto next='/second'/></block></form>");
        site.vxml(
                "/second",
                "<form><block><data src='/seen'/></block><field name='y'>y? " + keys("1") + "<filled/></field>"
                        + "<block><data src='/never'/></block></form>");
        site.page("/seen", "<ok/>");
        call("<form><catch event='connection.disconnect'><submit next='/first'/></catch>" + FIELD + keys("1")
                        + "</field></form>")
                .hears("x?")
                .hangsUp();
        assertThat(site.wasAsked("/seen")).isTrue();
        assertThat(site.wasAsked("/never")).isFalse();
        assertThat(reports).last().isEqualTo("exited {}");
    }

    @Test
    void withoutAHandlerTheDialogEnds() {
        call("<form>" + FIELD + keys("1") + "</field></form>").hears("x?").hangsUp();
        assertThat(reports).containsExactly("prepared", "started", "exited {}");
    }

    @Test
    void eventIsThrownOnceOnly() {
        site.page("/count", "<ok/>");
        call("<form><catch event='connection.disconnect.hangup'><data src='/count'/><clear/></catch>" + FIELD
                        + keys("1") + "</field></form>")
                .hears("x?")
                .hangsUp();
        assertThat(site.requests.stream()
                        .filter(request -> request.uri().getPath().equals("/count"))
                        .count())
                .isEqualTo(1);
    }

    @Test
    void hangUpDuringAFetchWaitsForTheFetch() {
        site.vxml(
                "/next",
                "<form><catch event='connection.disconnect.hangup'><data src='/handled'/></catch>"
                        + "<block><data src='/stored'/></block>" + FIELD + keys("1") + "</field></form>");
        site.page("/stored", "<ok/>");
        site.page("/handled", "<ok/>");
        site.page("/slow", request -> {
            dialog.terminate(false);
            return Site.document("", "<form><block>unheard <goto next='/next'/></block></form>");
        });
        call("<form>" + FIELD + keys("1") + "<filled><goto next='/slow'/></filled></field></form>")
                .hears("x?")
                .presses("1")
                .hearsNothingOf("unheard");
        assertThat(site.wasAsked("/stored")).isTrue();
        assertThat(site.wasAsked("/handled")).isTrue();
        assertThat(reports).last().isEqualTo("exited {}");
    }

    @Test
    void loopInFinalProcessingIsStopped() {
        call("<catch event='connection.disconnect.hangup'><goto next='#b'/></catch><form id='a'>" + FIELD + keys("1")
                        + "</field></form><form id='b'><block><goto next='#c'/></block></form><form id='c'><block><goto next='#b'/></block></form>")
                .hears("x?")
                .hangsUp();
        assertThat(reports).last().isEqualTo("failed error.semantic");
    }

    @Test
    void errorAfterTheHangUpIsReportedWithoutAnApology() {
        var caller = call("<form><catch event='connection.disconnect.hangup'><goto next='/none'/></catch>" + FIELD
                + keys("1") + "</field></form>");
        caller.hears("x?").hangsUp();
        assertThat(reports).last().isEqualTo("failed error.badfetch.http.404");
        caller.hearsNothingOf("sorry");
    }
}
