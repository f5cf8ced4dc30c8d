package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parley.browser.fetch.FetchRequest;

/** Recordings (VoiceXML 2.0 §2.3.6; TRAPS 1, 10, 11, 12). */
class RecordTest extends Conversation {
    private static final Duration SECONDS = Duration.ofSeconds(3);
    private static final String SHADOW = "<value expr='r$.duration'/> ms, <value expr='r$.size'/> bytes, "
            + "key <value expr='r$.termchar'/>, maximum <value expr='r$.maxtime'/>. ";
    private static final String SUBMIT =
            "<submit next='/store' method='post' enctype='multipart/form-data' namelist='id r'/>";
    private static final String LOCAL =
            "<grammar mode='dtmf' version='1.0' root='r'><rule id='r'><one-of><item>#</item><item>0</item>"
                    + "<item>* <item repeat='1-3'><one-of><item>0</item><item>1</item><item>2</item></one-of></item></item></one-of></rule></grammar>";

    private String deposit(String attributes, String content) {
        return "<property name='org.parley.recording.recover' value='/gateway/deposits/7'/><var name='id' expr='7'/>"
                + "<form><catch event='connection.disconnect.hangup'><if cond='r != undefined'>" + SUBMIT
                + "</if></catch>"
                + "<record name='r' beep='true' " + attributes + ">Speak. <property name='timeout' value='30s'/>"
                + content
                + "</record></form>";
    }

    @Test
    void keyOfALocalGrammarEndsItAndIsInTheLastResult() {
        site.vxml("/store", block("stored"));
        call(deposit(
                        "dtmfterm='false'",
                        LOCAL + "<filled>keys <value expr='application.lastresult$.utterance'/>, " + SHADOW + SUBMIT
                                + "</filled>"))
                .hears("Speak.")
                .says(SECONDS)
                .presses("#")
                .hears("keys #, 3000 ms, 24000 bytes, key #, maximum false. stored")
                .isDisconnected();
        assertThat(Site.fields(site.last("/store"))).containsExactly("id=7", "r=24000 bytes");
        assertThat(site.wasAsked("/gateway/deposits/7")).isFalse();
    }

    @Test
    void keysThatNoGrammarTakesChangeNothing() {
        call(deposit("dtmfterm='false' finalsilence='60s'", LOCAL + "<filled>" + SHADOW + "</filled>"))
                .hears("Speak.")
                .says(SECONDS)
                .presses("5")
                .says(SECONDS)
                .presses("9*")
                .waits(Duration.ofSeconds(4))
                .hearsNothingOf("ms")
                .presses("0")
                .hears("10000 ms, 80000 bytes, key 0");
    }

    @Test
    void longerMatchOfALocalGrammarFillsToo() {
        call(deposit(
                        "dtmfterm='false'",
                        LOCAL + "<filled>keys <value expr='application.lastresult$.utterance'/>, "
                                + "key <value expr='r$.termchar'/>.</filled>"))
                .hears("Speak.")
                .says(SECONDS)
                .presses("*102")
                .waits(Duration.ZERO)
                .hears("keys *102, key undefined.");
    }

    @Test
    void anyKeyEndsItByDefault() {
        call(deposit("", "<filled>" + SHADOW + "</filled>"))
                .hears("Speak.")
                .says(SECONDS)
                .presses("5")
                .hears("key 5, maximum false");
    }

    @Test
    void finalSilenceEndsIt() {
        call(deposit("finalsilence='2s'", "<filled>" + SHADOW + "</filled>"))
                .hears("Speak.")
                .says(SECONDS)
                .waits(Duration.ofMillis(1900))
                .hearsNothingOf("ms,")
                .waits(Duration.ofMillis(200))
                .hears("5000 ms");
    }

    @Test
    void maximumEndsIt() {
        call(deposit("maxtime='5s'", "<filled>" + SHADOW + "</filled>"))
                .hears("Speak.")
                .says(SECONDS)
                .hears("5000 ms, 40000 bytes, key undefined, maximum true");
    }

    @Test
    void silenceIsNoInput() {
        call(deposit("", "<noinput>Nobody spoke.<exit/></noinput>"))
                .hears("Speak.")
                .listens()
                .hears("Nobody spoke.");
    }

    @Test
    void keysPressedBeforeTheBeepAreForgotten() {
        call(deposit("", "<filled>" + SHADOW + "</filled>"))
                .hears("Speak.")
                .presses("55")
                .says(SECONDS)
                .hearsNothingOf("ms")
                .presses("1")
                .hears("3000 ms");
    }

    @Test
    void grammarOfALinkLeavesTheVariableUnfilled() {
        call("<link dtmf='9' next='#away'/><form><record name='r' modal='false' dtmfterm='false'>Speak."
                        + "<filled>filled</filled></record></form><form id='away'><block>away</block></form>")
                .hears("Speak.")
                .says(SECONDS)
                .presses("9")
                .hears("away")
                .hearsNothingOf("filled");
    }

    @Test
    void hangUpWhileRecordingDeliversWhatWasSaid() {
        site.vxml("/store", block("stored"));
        call(deposit("dtmfterm='false'", LOCAL)).hears("Speak.").says(SECONDS).hangsUp();
        assertThat(Site.fields(site.last("/store"))).containsExactly("id=7", "r=24000 bytes");
        assertThat(site.wasAsked("/gateway/deposits/7")).isFalse();
    }

    @Test
    void hangUpInThePromptOrAtTheBeepDeliversNothing() {
        site.vxml("/store", block("stored"));
        call(deposit("", LOCAL)).hears("Speak.").hangsUp();
        call(deposit("", LOCAL)).hears("(beep)").hangsUp();
        assertThat(site.wasAsked("/store")).isFalse();
    }

    @Test
    void recordingThatCouldNotBeSubmittedIsLeftToThePlatform() {
        site.page("/store", request -> 503);
        call(deposit("dtmfterm='false'", LOCAL)).hears("Speak.").says(SECONDS).hangsUp();
        FetchRequest recovered = site.last("/gateway/deposits/7");
        assertThat(recovered.uri()).isEqualTo(URI.create(Site.ROOT + "/gateway/deposits/7"));
        assertThat(reports).last().isEqualTo("failed error.badfetch.http.503");
    }

    @Test
    void recordingIsHeardAgain() {
        call(deposit("", "<filled>Again: <audio expr='r'/></filled>"))
                .hears("Speak.")
                .says(SECONDS)
                .presses("1")
                .hears("Again: (audio 3.0 s)");
    }

    @Test
    void recordingIsNotSentUrlEncoded() {
        call(deposit(
                        "",
                        "<filled><submit next='/store'/></filled><catch event='error.semantic'>cannot send<exit/></catch>"))
                .hears("Speak.")
                .says(SECONDS)
                .presses("1")
                .hears("cannot send");
    }
}
