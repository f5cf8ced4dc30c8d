package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;

/** FEATURES 2: leaving a message, and TRAPS 11 and 12: keys and hang-ups at every point of it. */
class DepositByTextTest extends MenuTest {
    private static final Duration EIGHT = Duration.ofSeconds(8);

    @Test
    @Proves({"58", "depositing"})
    void whoHangsUpHasLeftAMessage() {
        caller.dials("3101")
                .hears("you have reached")
                .hears("after the tone")
                .hears("(beep)")
                .says(EIGHT)
                .hangsUp();

        Message message = only("101");
        assertThat(message.durationMs()).isCloseTo(8000, within(300));
        assertThat(message.from().number()).isEqualTo("5550100");
        assertThat(message.folder()).isEqualTo(Folder.NEW);
    }

    @Test
    @Proves("88")
    void poundSkipsTheGreeting() {
        caller.dials("3101")
                .hears("you have reached")
                .presses("#")
                .waits(Duration.ofSeconds(1))
                .hears("(beep)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "5", "9", "*5"})
    void otherKeysDoNotStopTheGreeting(String keys) {
        caller.dials("3101")
                .hears("you have reached")
                .presses(keys)
                .waits(Duration.ofMillis(500))
                .hearsNothingOf("(beep)")
                .hears("(beep)")
                .hearsNothingOf("invalid");
    }

    @Test
    @Proves("90")
    void zeroInTheGreetingReachesTheOperator() {
        caller.dials("3101").hears("one zero one").presses("0").hears("you have reached extension one zero zero");
    }

    @Test
    @Proves("89")
    void starAndAnExtensionInTheGreetingReachIt() {
        caller.dials("3101").hears("one zero one").presses("*102").hears("you have reached extension one zero two");
    }

    @Test
    void starAndAnUnknownExtensionInTheGreetingIsInvalid() {
        caller.dials("3101")
                .hears("one zero one")
                .presses("*999")
                .hears("not a valid extension")
                .hears("(beep)")
                .says(EIGHT)
                .hangsUp();

        assertThat(only("101").durationMs()).isCloseTo(8000, within(300));
    }

    @Test
    @Proves("104")
    void oneSends() {
        recorded()
                .presses("#")
                .hears("to send your message")
                .presses("1")
                .hears("message sent")
                .isDisconnected();

        assertThat(only("101").durationMs()).isCloseTo(8000, within(300));
    }

    @Test
    @Proves("104")
    void twoReviews() {
        recorded()
                .presses("#")
                .hears("to review")
                .presses("2")
                .hears("(audio 8")
                .hears("to send your message");

        assertThat(house.messages("101")).isEmpty();
        caller.presses("1").hears("message sent");
        only("101");
    }

    @Test
    @Proves("104")
    void threeRecordsAgain() {
        recorded()
                .presses("#")
                .hears("to change it")
                .presses("3")
                .hears("(beep)")
                .says(Duration.ofSeconds(3))
                .presses("#")
                .hears("to send")
                .presses("1")
                .hears("message sent");

        assertThat(only("101").durationMs()).isCloseTo(3000, within(300));
    }

    @Test
    @Proves("104")
    void poundCancels() {
        recorded()
                .presses("#")
                .hears("to cancel it")
                .presses("#")
                .hears("was not sent")
                .isDisconnected();

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    @Proves("104")
    void starRepeatsTheOptions() {
        recorded()
                .presses("#")
                .hears("to send")
                .presses("*")
                .hears("to send")
                .presses("1")
                .hears("message sent");

        only("101");
    }

    @Test
    @Proves("92")
    void zeroInTheOptionsDeliversAndReachesTheOperator() {
        recorded()
                .presses("#")
                .hears("to send")
                .presses("0")
                .hears("message sent")
                .hears("one zero zero");

        only("101");
    }

    @Test
    @Proves("91")
    void starAndAnExtensionInTheOptionsDeliverAndReachIt() {
        recorded()
                .presses("#")
                .hears("to send")
                .presses("*102")
                .hears("message sent")
                .hears("one zero two");

        only("101");
    }

    @Test
    void starAndAnUnknownExtensionInTheOptionsIsInvalid() {
        recorded()
                .presses("#")
                .hears("to send")
                .presses("*999")
                .hears("not a valid extension")
                .hears("to send")
                .presses("1")
                .hears("message sent");

        only("101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "5", "6", "7", "8", "9"})
    void otherKeysOfTheOptionsAreInvalid(String key) {
        recorded()
                .presses("#")
                .hears("to send")
                .presses(key)
                .hears("invalid choice")
                .hears("to send");
    }

    @Test
    void threeInvalidChoicesSend() {
        recorded()
                .presses("#")
                .hears("to send")
                .presses("5")
                .hears("to send")
                .presses("5")
                .hears("to send")
                .presses("5");

        caller.hears("message sent").isDisconnected();
        only("101");
    }

    @Test
    void silenceInTheOptionsSends() {
        recorded()
                .presses("#")
                .hears("to send")
                .hears("to send")
                .hears("to send")
                .hears("message sent");

        only("101");
    }

    @ParameterizedTest
    @Proves({"91", "92"})
    @CsvSource({"0, one zero zero", "*102, one zero two"})
    void leavingInMidRecordDeliversFirst(String keys, String next) {
        recorded().presses(keys).hears("message sent").hears(next);

        assertThat(only("101").durationMs()).isCloseTo(8000, within(300));
    }

    @Test
    void anInvalidExtensionInMidRecordLosesNothing() {
        recorded()
                .presses("*999")
                .hears("not a valid extension")
                .hears("to send")
                .hangsUp();

        only("101");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5", "*", "*5", "19"})
    void keysWithoutMeaningDoNotChangeARecording(String keys) {
        recorded().presses(keys).says(EIGHT).hangsUp();

        assertThat(only("101").durationMs()).isCloseTo(16_000, within(500));
    }

    @Test
    @Proves("98")
    void silenceEndsTheRecording() {
        recorded().waits(Duration.ofSeconds(11)).hears("to send");
    }

    @Test
    @Proves("96")
    void theGreatestLengthEndsTheRecording() {
        caller.dials("3101")
                .presses("#")
                .says(Duration.ofSeconds(299))
                .hears("maximum length")
                .hears("to send")
                .hangsUp();

        assertThat(only("101").durationMs()).isCloseTo(300_000, within(1000));
    }

    @Test
    void whoSaysNothingIsToldSo() {
        caller.dials("3101")
                .hears("(beep)")
                .hears("no message was heard")
                .hears("goodbye")
                .isDisconnected();

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    void whatIsTooShortIsRecordedAgain() {
        caller.dials("3101")
                .presses("#")
                .says(Duration.ofMillis(400))
                .presses("#")
                .hears("too short")
                .hears("(beep)")
                .says(EIGHT)
                .hangsUp();

        assertThat(only("101").durationMs()).isCloseTo(8000, within(300));
    }

    @Test
    void aRecordedGreetingIsPlayed() {
        house.center().greetings().record("102", 0, MenuHouse.tone(Duration.ofSeconds(6)));
        try {
            caller.dials("3102").hears("(audio 6").hears("(beep)");
        } finally {
            caller.close();
            house.center().greetings().delete("102", 0);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien", "\");x(", "]]>", "##", "#*", "$a", "<b>&amp;"})
    void aHostileNameIsKeptAndDoesNoHarm(String name) {
        caller.from(name, name).dials("3101").presses("#").says(EIGHT).hangsUp();

        assertThat(only("101").from().name()).isEqualTo(name);
        logsIn("101").presses("1").hears("message from an unknown caller today").hears("(audio 8");
    }

    private TextCaller recorded() {
        return caller.dials("3101").presses("#").says(EIGHT);
    }

    private Message only(String extension) {
        assertThat(house.messages(extension)).hasSize(1);
        return house.messages(extension).get(0);
    }
}
