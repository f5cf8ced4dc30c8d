package org.parley.browser.vxml;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parley.browser.text.TextCaller;

/** Keys: type-ahead, barge-in, hotword, timers (VoiceXML 2.0 §4.1.5, appendix D; TRAPS 8 and 10). */
class InputTest extends Conversation {
    private static String field(String name, String attributes, String content) {
        return "<field name='" + name + "' " + attributes + ">" + content + "</field>";
    }

    private static String said(String name) {
        return "<filled>" + name + " is <value expr='" + name + "'/>. </filled>";
    }

    /** Digits as long as wanted. */
    private static String digits(String repeat) {
        return "<grammar mode='dtmf' version='1.0' root='r'><rule id='r'><item repeat='" + repeat + "'><one-of>"
                + "<item>0</item><item>1</item><item>2</item><item>3</item><item>4</item><item>5</item><item>6</item>"
                + "<item>7</item><item>8</item><item>9</item></one-of></item></rule></grammar>";
    }

    @Test
    void keysTypedAheadCountInFieldsAndDocumentsToCome() {
        site.vxml("/next", "<form>" + field("c", "", "c? " + keys("3", "4") + said("c")) + "</form>");
        call("<form>" + field("a", "", "a? " + keys("11") + said("a")) + field("b", "", "b? " + keys("2") + said("b"))
                        + "<block><goto next='/next'/></block></form>")
                .hears("a?")
                .presses("1124")
                .hears("c is 4.")
                .isDisconnected();
    }

    @Test
    void firstKeyStopsThePromptAndIsKept() {
        TextCaller caller = call("<form>"
                + field("a", "", "<prompt>A long question indeed?</prompt>" + keys("12") + said("a")) + "</form>");
        caller.hears("long question").presses("1");
        assertThat(caller.call().silence()).isTrue();
        caller.close();
        assertThat(String.join("\n", caller.transcript())).contains("hears: A long question indeed?");
    }

    @Test
    void withoutBargeInKeysAreThrownAwayAndThePromptEnds() {
        TextCaller caller = call("<form><property name='timeout' value='60s'/>"
                + field("a", "", "<prompt bargein='false'>You must listen to this.</prompt>" + keys("1") + said("a"))
                + "</form>");
        caller.hears("You must listen").presses("1").listens().hearsNothingOf("a is");
        caller.presses("1").hears("a is 1");
    }

    @Test
    void keysTypedAheadAreThrownAwayByAPromptWithoutBargeIn() {
        call("<form><property name='timeout' value='60s'/>" + field("a", "", "a? " + keys("1") + said("a"))
                        + field("b", "", "<prompt bargein='false'>Now b.</prompt>" + keys("2") + said("b")) + "</form>")
                .hears("a?")
                .presses("12")
                .hears("Now b.")
                .listens()
                .hearsNothingOf("b is")
                .presses("2")
                .hears("b is 2");
    }

    @Test
    void hotwordStopsForItsOwnKeysOnly() {
        TextCaller caller = call("<form><property name='timeout' value='60s'/>"
                + field(
                        "a",
                        "",
                        "<prompt bargeintype='hotword'>A very long message that goes on and on and on for a while.</prompt>"
                                + keys("*3", "*101", "#") + said("a") + "<nomatch>missed. </nomatch>")
                + "</form>");
        caller.hears("A very long message").presses("57").hearsNothingOf("a is");
        caller.presses("**").waits(Duration.ofMillis(100)).hearsNothingOf("a is");
        caller.presses("3").hears("a is *3").hearsNothingOf("missed");
    }

    @Test
    void hotwordForgetsABeginningThatIsNotCarriedOn() {
        TextCaller caller =
                call("<form><property name='timeout' value='60s'/><property name='interdigittimeout' value='1s'/>"
                        + field(
                                "a",
                                "",
                                "<prompt bargeintype='hotword'>A very long message that goes on and on and on for a while.</prompt>"
                                        + keys("*3", "#") + said("a") + "<nomatch>missed. </nomatch>")
                        + "</form>");
        caller.hears("A very long message")
                .presses("*")
                .waits(Duration.ofMillis(1500))
                .presses("3");
        caller.waits(Duration.ofMillis(100)).hearsNothingOf("a is").hearsNothingOf("missed");
        caller.presses("#").hears("a is #").hearsNothingOf("missed");
    }

    @Test
    void afterTheHotwordPromptTooOnlyAMatchCounts() {
        call("<form><property name='timeout' value='60s'/>"
                        + field(
                                "a",
                                "",
                                "<prompt bargeintype='hotword'>A message.</prompt>" + keys("*3") + said("a")
                                        + "<nomatch>missed. </nomatch>")
                        + "</form>")
                .hears("A message.")
                .presses("5")
                .listens()
                .hearsNothingOf("missed")
                .presses("5")
                .hearsNothingOf("missed")
                .presses("*3")
                .hears("a is *3");
    }

    @Test
    void keysIgnoredByAHotwordPromptAreNotLeftForTheNextField() {
        call("<form><property name='timeout' value='60s'/>"
                        + field(
                                "a",
                                "",
                                "<prompt bargeintype='hotword'>A message that lasts.</prompt>" + keys("#") + said("a"))
                        + field("b", "", "b? " + keys("5", "6") + said("b")) + "</form>")
                .hears("A message")
                .presses("5#")
                .hears("a is #. b?")
                .listens()
                .hearsNothingOf("b is")
                .presses("6")
                .hears("b is 6");
    }

    @Test
    void aMatchThatCanStillGrowWaitsForTheInterdigitTimeout() {
        TextCaller caller = call("<form><property name='interdigittimeout' value='2s'/>"
                + field("a", "", "a? " + keys("#", "##") + said("a"))
                + field("b", "", "b? " + keys("#", "##") + said("b"))
                + "</form>");
        caller.hears("a?").listens().presses("#").waits(Duration.ofMillis(1900)).hearsNothingOf("a is");
        caller.waits(Duration.ofMillis(200)).hears("a is #.").hears("b?");
        caller.presses("##").waits(Duration.ZERO).hears("b is ##.");
    }

    @Test
    void terminatingKeyEndsAnInputAndIsNoPartOfIt() {
        call("<form>" + field("a", "", "a? " + digits("1-") + said("a"))
                        + field("b", "", "b? " + digits("3-") + said("b") + "<nomatch>too short. </nomatch>")
                        + "</form>")
                .hears("a?")
                .presses("123#")
                .waits(Duration.ZERO)
                .hears("a is 123. b?")
                .presses("12#")
                .waits(Duration.ZERO)
                .hears("too short");
    }

    @Test
    void terminatingKeyThatAGrammarTakesIsInput() {
        call("<form>" + field("a", "", "a? " + keys("#", "12") + said("a")) + "</form>")
                .hears("a?")
                .presses("#")
                .hears("a is #.");
    }

    @Test
    void withoutATerminatingKeyItIsAKeyLikeOthers() {
        call("<form><property name='termchar' value=''/>"
                        + field("a", "", "a? " + digits("3") + said("a") + "<nomatch>missed. </nomatch>") + "</form>")
                .hears("a?")
                .presses("12#")
                .hears("missed");
    }

    @Test
    void completeInputWaitsForItsTerminatingKeyIfThereIsTime() {
        TextCaller caller = call("<form><property name='termtimeout' value='2s'/>"
                + field("a", "", "a? " + digits("3") + said("a")) + field("b", "", "b? " + digits("3") + said("b"))
                + field("c", "", "c? " + keys("5") + said("c")) + "</form>");
        caller.hears("a?")
                .listens()
                .presses("123")
                .waits(Duration.ofMillis(1900))
                .hearsNothingOf("a is");
        caller.waits(Duration.ofMillis(200)).hears("a is 123");
        caller.hears("b?").presses("456#").waits(Duration.ZERO).hears("b is 456");
        caller.hears("c?").hearsNothingOf("c is");
    }

    @Test
    void completeInputEndsAtOnceWithoutTermtimeout() {
        call("<form>" + field("a", "", "a? " + digits("3") + said("a")) + "</form>")
                .hears("a?")
                .presses("123")
                .waits(Duration.ZERO)
                .hears("a is 123");
    }

    @Test
    void timeoutOfThePromptGoesBeforeTheProperty() {
        TextCaller caller = call("<form><property name='timeout' value='9s'/>"
                + field("a", "", "<prompt timeout='2s'>a?</prompt>" + keys("1") + "<noinput>nothing. </noinput>")
                + "</form>");
        caller.hears("a?").listens().waits(Duration.ofMillis(1900)).hearsNothingOf("nothing");
        caller.waits(Duration.ofMillis(200)).hears("nothing");
    }

    @Test
    void incompleteInputIsAMissAfterTheInterdigitTimeout() {
        TextCaller caller = call("<form><property name='interdigittimeout' value='2s'/>"
                + field("a", "", "a? " + keys("12") + "<nomatch>missed. </nomatch>") + "</form>");
        caller.hears("a?").listens().presses("1").waits(Duration.ofMillis(1900)).hearsNothingOf("missed");
        caller.waits(Duration.ofMillis(200)).hears("missed");
    }

    @Test
    void keysBehindACompleteInputWaitForTheNext() {
        call("<form>" + field("a", "", "a? " + keys("#", "##") + said("a"))
                        + field("b", "", "b? " + keys("1") + said("b")) + "</form>")
                .hears("a?")
                .presses("#1")
                .waits(Duration.ZERO)
                .hears("b is 1.");
    }

    @Test
    void withoutDtmfAmongTheInputModesKeysAreNotHeard() {
        call("<form><property name='inputmodes' value='voice'/>"
                        + field(
                                "a",
                                "",
                                "a? " + keys("1") + said("a")
                                        + "<nomatch>missed. </nomatch><noinput>nothing. <exit/></noinput>")
                        + "</form>")
                .hears("a?")
                .presses("1")
                .hearsNothingOf("missed")
                .hears("nothing.");
    }

    @Test
    void queuedPromptsOfManyBlocksAreOneQueueEachWithItsOwnBargeIn() {
        site.vxml("/next", "<form>" + field("a", "", "a? " + keys("1") + said("a")) + "</form>");
        TextCaller caller = call(
                "<form><property name='timeout' value='60s'/><block><prompt bargein='false'>Notice.</prompt></block>"
                        + "<block><prompt>Welcome.</prompt><goto next='/next'/></block></form>");
        caller.hears("Notice.")
                .presses("1")
                .hearsNothingOf("a is")
                .hears("Welcome. a?")
                .presses("1")
                .hears("a is 1");
    }
}
