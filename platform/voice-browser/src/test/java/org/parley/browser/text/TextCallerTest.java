package org.parley.browser.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.VoicePlatform;

/** Calls through the real CCXML interpreter and the real VoiceXML browser, told as a caller lives them. */
class TextCallerTest {
    private static final String VXML = "<vxml version='2.1' xmlns='http://www.w3.org/2001/vxml' xml:lang='en-US'>";
    private static final String PIN_ENTRY = VXML
            + "<property name='interdigittimeout' value='3s'/><property name='termchar' value=''/>"
            + "<catch event='connection.disconnect.hangup'><exit/></catch>"
            + "<form><field name='extension'>"
            + "<grammar src='/vxml/entry.grxml' type='application/srgs+xml'/>"
            + "<prompt>Please enter your extension, then pound.</prompt>"
            + "<noinput>I heard nothing.<reprompt/></noinput>"
            + "<filled><prompt>Your extension is <value expr='extension'/>.</prompt></filled></field>"
            + "<field name='choice'><prompt>Listen to this.</prompt><prompt>To delete, press 3.</prompt>"
            + "<option dtmf='3' value='delete'/><option dtmf='6' value='next'/>"
            + "<nomatch>That is not a choice.<reprompt/></nomatch>"
            + "<filled><prompt>You chose <value expr='choice'/>.</prompt><disconnect/></filled></field></form></vxml>";
    private static final String ENTRY =
            "<grammar version='1.0' xmlns='http://www.w3.org/2001/06/grammar' mode='dtmf' root='entry'"
                    + " tag-format='semantics/1.0'><rule id='entry' scope='public'><tag>out = '';</tag>"
                    + "<item repeat='1-'><ruleref uri='#digit'/><tag>out += rules.digit;</tag></item>"
                    + "<item repeat='0-1'>#</item></rule>"
                    + "<rule id='digit'><one-of><item>0</item><item>1</item><item>2</item><item>3</item><item>4</item>"
                    + "<item>5</item><item>6</item><item>7</item><item>8</item><item>9</item></one-of></rule></grammar>";
    private static final String DEPOSIT = VXML
            + "<property name='org.parley.recording.recover' value='/gateway/deposits/7'/>"
            + "<form><catch event='connection.disconnect.hangup'><if cond='message != undefined'>"
            + "<submit next='/vxml/send' method='post' enctype='multipart/form-data' namelist='message'/></if><exit/></catch>"
            + "<record name='message' beep='true' dtmfterm='false' maxtime='60s' finalsilence='4s' type='audio/basic'>"
            + "<prompt>Please leave a message.</prompt><grammar mode='dtmf' version='1.0' root='p'>"
            + "<rule id='p'>#</rule></grammar>"
            + "<noinput>I heard nothing.<exit/></noinput></record>"
            + "<block><submit next='/vxml/send' method='post' enctype='multipart/form-data' namelist='message'/></block>"
            + "</form></vxml>";
    private static final String SENT =
            VXML + "<form><block><prompt>Message sent.</prompt><disconnect/></block></form></vxml>";

    private final MessageSite site = new MessageSite();
    private VoicePlatform platform;
    private TextCaller caller;

    @BeforeEach
    void start() {
        site.page("/vxml/center", PIN_ENTRY)
                .page("/vxml/entry.grxml", ENTRY)
                .page("/vxml/deposit", DEPOSIT)
                .page("/vxml/send", SENT);
        platform = VoicePlatforms.on(site);
        caller = new TextCaller(platform);
    }

    @AfterEach
    void stop() {
        caller.close();
        platform.close();
    }

    @Test
    void aCallerIsLedThroughAMenu() {
        site.answersWith("/vxml/center");
        caller.dials("404")
                .hears("enter your extension")
                .presses("101#")
                .hears("your extension is 101")
                .hears("to delete, press 3")
                .presses("3")
                .hears("you chose delete")
                .isDisconnected();
        assertThat(platform.running()).isZero();
    }

    @Test
    void silenceLetsTimersFire() {
        site.answersWith("/vxml/center");
        caller.dials("404")
                .hears("then pound")
                .hears("I heard nothing")
                .hears("enter your extension")
                .presses("101");
        caller.hearsNothingOf("your extension is 101")
                .hears("your extension is 101")
                .hangsUp();
    }

    @Test
    void keysTypedAheadCountAcrossFields() {
        site.answersWith("/vxml/center");
        caller.dials("404")
                .hears("enter your extension")
                .presses("101#3")
                .hears("you chose delete")
                .isDisconnected();
    }

    @Test
    void aWrongKeyIsSaidToBeWrong() {
        site.answersWith("/vxml/center");
        caller.dials("404")
                .presses("101#")
                .hears("to delete")
                .presses("9")
                .hears("not a choice")
                .hangsUp();
        assertThat(platform.running()).isZero();
    }

    @Test
    void aMessageIsLeftAndEndedWithPound() {
        site.answersWith("/vxml/deposit");
        caller.dials("3101")
                .hears("leave a message")
                .hears("(beep)")
                .says(Duration.ofSeconds(8))
                .presses("#")
                .hears("message sent")
                .isDisconnected();
        assertThat(site.seconds()).containsExactly(8);
        assertThat(site.deposits.get(0).path()).isEqualTo("/vxml/send");
    }

    @Test
    void aMessageEndsWithSilence() {
        site.answersWith("/vxml/deposit");
        caller.dials("3101").hears("(beep)").says(Duration.ofSeconds(2)).hears("message sent");
        assertThat(site.deposits).hasSize(1);
    }

    @Test
    void aMessageIsDeliveredWhenTheCallerHangsUp() {
        site.answersWith("/vxml/deposit");
        caller.dials("3101").says(Duration.ofSeconds(3)).hangsUp();
        assertThat(site.seconds()).containsExactly(3);
        assertThat(site.deposits.get(0).audio()).isEqualTo(Mulaw.tone(Duration.ofSeconds(3)));
    }

    @Test
    void aMessageThatTheCenterDoesNotTakeIsRecovered() {
        site.answersWith("/vxml/deposit");
        site.refuseDeposits();
        caller.dials("3101").says(Duration.ofSeconds(3)).hangsUp();
        assertThat(site.deposits)
                .singleElement()
                .satisfies(deposit -> assertThat(deposit.path()).isEqualTo("/gateway/deposits/7"));
    }

    @Test
    void whatIsCutOffIsNotHeard() {
        site.answersWith("/vxml/menu")
                .page(
                        "/vxml/menu",
                        VXML
                                + "<catch event='connection.disconnect.hangup'><exit/></catch><form><field name='f'>"
                                + "<prompt>Welcome.<break time='2s'/>Press one.</prompt><option dtmf='1' value='one'/>"
                                + "<filled>You pressed one.<exit/></filled></field></form></vxml>");
        caller.dials("404")
                .hears("welcome")
                .waits(Duration.ofSeconds(1))
                .presses("1")
                .hears("you pressed one");
        assertThat(caller.transcript()).contains("hears: Welcome. Press one.");
        caller.isDisconnected();
        assertThat(caller.call().heard()).doesNotContain("press one.");
    }

    @Test
    void silenceLastsUntilThePromptEndsOrATimerFires() {
        site.answersWith("/vxml/center");
        caller.dials("404").silence();
        assertThat(caller.call().lines()).hasSize(2);
        caller.silence();
        assertThat(caller.call().lines()).last().asString().startsWith("hears: I heard nothing.");
        caller.hangsUp();
        assertThat(caller.call().lines()).last().isEqualTo("exit: the caller hung up");
    }

    @Test
    void hotwordsStopAMessageAndOtherKeysDoNot() {
        site.answersWith("/vxml/message")
                .page(
                        "/vxml/message",
                        VXML
                                + "<catch event='connection.disconnect.hangup'><exit/></catch><form><field name='f'>"
                                + "<property name='bargeintype' value='hotword'/><property name='timeout' value='0s'/>"
                                + "<prompt>Hello Ann.<break time='20s'/>Call me back.</prompt>"
                                + "<option dtmf='*3' value='delete'/><filled>Deleted.<exit/></filled>"
                                + "<noinput>No more.<exit/></noinput></field></form></vxml>");
        caller.dials("404")
                .hears("hello")
                .presses("5")
                .hears("call me back")
                .hears("no more")
                .isDisconnected();
        caller.dials("404").hears("hello").presses("5*3").hears("deleted").isDisconnected();
        assertThat(caller.call().heard()).doesNotContain("call me back");
    }

    @Test
    void aHangUpAnywhereEndsTheSession() {
        site.answersWith("/vxml/center");
        for (String place : new String[] {"enter your extension", "I heard nothing"}) {
            caller.dials("404").hears(place).hangsUp();
            assertThat(platform.running()).as(place).isZero();
        }
        for (String place : new String[] {"your extension is", "listen to this", "to delete"}) {
            caller.dials("404").presses("101#").hears(place).hangsUp();
            assertThat(platform.running()).as(place).isZero();
        }
    }

    @Test
    void aHangUpAtTheBeepLeavesNoMessage() {
        site.answersWith("/vxml/deposit");
        caller.dials("3101").hears("(beep)").hangsUp();
        assertThat(site.seconds()).allMatch(seconds -> seconds == 0);
        assertThat(platform.running()).isZero();
    }

    @Test
    void aCallWithoutAPageIsRefused() {
        site.answersWith("/vxml/nothing");
        caller.dials("404").isRejectedWith(500);
    }

    @Test
    void aNumberThatNobodyHasIsRefused() {
        caller.dials("999").isRejectedWith(404);
    }

    @Test
    void aStepThatDoesNotComeTrueShowsTheCall() {
        site.answersWith("/vxml/center");
        assertThatThrownBy(() -> caller.dials("404").presses("101#3").hears("good morning"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("\"good morning\" was not heard")
                .hasMessageContaining("hears: Please enter your extension, then pound.")
                .hasMessageContaining("exit: the system hung up");
    }

    @Test
    void callsGoOnBesideEachOtherEachInItsOwnTime() {
        site.answersWith("/vxml/center");
        TextCaller other = new TextCaller(platform);
        caller.dials("404").hears("enter your extension");
        other.dials("404").hears("I heard nothing").waits(Duration.ofSeconds(1));
        caller.hearsNothingOf("I heard nothing").presses("101#").hears("your extension is 101");
        other.close();
    }

    @Test
    void aPersonTypesLines(@TempDir Path folder) throws Exception {
        site.answersWith("/vxml/deposit");
        Path file = Files.write(folder.resolve("hello.wav"), Wave.ofMulaw(Mulaw.tone(Duration.ofSeconds(2))));
        List<String> lines = Collections.synchronizedList(new ArrayList<>());
        try (TextCall call = TextCall.open(platform, "3101", "", lines::add)) {
            call.input("silence");
            call.input("record " + file);
            call.input("wait 1s");
            call.input("dance");
            call.input("press #");
            call.listen();
            call.input("hangup");
        }
        assertThat(lines)
                .startsWith("log: answered", "hears: Please leave a message.", "hears: (beep)")
                .contains("hears: Message sent.")
                .anyMatch(line -> line.startsWith("error: 'dance' is not one of"))
                .last()
                .asString()
                .startsWith("exit: ");
        assertThat(site.seconds()).containsExactly(3);
    }
}
