package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;

/** FEATURES 1.2: reply, forward, calling the sender, and our own keys on the deck. */
class PlaybackByTextTest extends MenuTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    @Proves({"29", "56", "242", "listening"})
    void oneRepliesToTheSenderWithoutAskingForARecipient() {
        house.send("102", "101", SHORT);

        afterIt()
                .presses("1")
                .hears("record your message")
                .says(Duration.ofSeconds(6))
                .presses("#")
                .hears("to send");
        caller.presses("1").hears("message sent").hears("to reply, press 1");

        Message reply = house.messages("102").get(0);
        assertThat(reply.from().number()).isEqualTo("101");
        assertThat(reply.durationMs()).isBetween(5700, 6300);
    }

    @Test
    @Proves("38")
    void starOneRepliesWhileItPlays() {
        house.send("102", "101", MINUTE);

        playing().presses("*1").hears("record your message").says(SHORT).hangsUp();

        assertThat(house.messages("102")).hasSize(1);
        assertThat(house.messages("101", Folder.SAVED)).hasSize(1);
    }

    @Test
    @Proves("242")
    void aCancelledReplyLeadsBackToTheMessage() {
        house.send("102", "101", SHORT);

        afterIt()
                .presses("1")
                .says(SHORT)
                .presses("#")
                .hears("to send")
                .presses("#")
                .hears("not sent");
        caller.hears("to reply, press 1").presses("6").hears("no more messages");
    }

    @Test
    @Proves({"30", "57", "60"})
    void twoForwardsWithAnIntroduction() {
        long id = house.leave("101", SHORT);
        Instant left = house.messages("101").get(0).receivedAt();

        afterIt().presses("2").hears("enter the extension of a recipient").presses("102#");
        caller.hears("record your introduction")
                .says(Duration.ofSeconds(6))
                .presses("#")
                .hears("to send");
        caller.presses("1")
                .hears("message sent")
                .hears("to forward this message, press 2")
                .hangsUp();

        Message forwarded = house.messages("102").get(0);
        assertThat(forwarded.durationMs()).isBetween(9700, 10_300);
        assertThat(forwarded.from().number()).isEqualTo("101");
        assertThat(forwarded.origin().orElseThrow().from().number()).isEqualTo("5550100");
        assertThat(forwarded.origin().orElseThrow().at()).isEqualTo(left);
        house.center().mailboxes().delete("101", id);
        logsIn("102")
                .presses("1")
                .hears("message from one zero one today")
                .hears("original message from five five five zero one zero zero today")
                .hears("(audio 10");
    }

    @Test
    @Proves("38")
    void starTwoForwardsWhileItPlays() {
        house.leave("101", MINUTE);

        playing()
                .presses("*2")
                .hears("enter the extension of a recipient")
                .presses("#")
                .hears("to forward");
    }

    @Test
    @Proves({"34", "242"})
    void nineCallsTheSender() {
        house.send("102", "101", SHORT);

        afterIt().hears("to call the sender, press 9").presses("9").hears("one moment");
        caller.hears("you have reached extension one zero two").hears("(beep)");
    }

    @Test
    @Proves("38")
    void starNineCallsTheSenderWhileItPlays() {
        house.send("102", "101", MINUTE);

        playing().presses("*9").hears("one moment").hears("you have reached extension one zero two");
    }

    @ParameterizedTest
    @Proves("37")
    @ValueSource(strings = {"1", "9"})
    void whoIsNotOfOursIsNeitherRepliedToNorCalled(String key) {
        house.leave("101", SHORT);

        afterIt()
                .hearsNothingOf("to reply")
                .presses(key)
                .hears("invalid choice")
                .hears("to delete");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*1", "*9"})
    void suchAKeyWhileItPlaysIsInvalidAndTheMessageGoesOn(String keys) {
        house.leave("101", MINUTE);

        playing().presses(keys).hears("invalid choice").hears("(audio 35.0").hears("to delete this message");
    }

    @Test
    @Proves("26")
    void starAndAnExtensionCallsItFromTheMenu() {
        house.leave("101", SHORT);

        afterIt().presses("*102").hears("one moment").hears("you have reached extension one zero two");
    }

    @Test
    void starAndAnUnknownExtensionIsInvalid() {
        house.leave("101", SHORT);

        afterIt().presses("*999").hears("not a valid extension").hears("to delete this message");
    }

    @ParameterizedTest
    @Proves("pause")
    @ValueSource(strings = {"5", "*5"})
    void fivePausesAndGoesOn(String keys) {
        house.leave("101", MINUTE);

        playing().presses(keys).hears("paused").waits(Duration.ofSeconds(30)).hearsNothingOf("(audio");
        caller.presses("5").hears("(audio 35.0").hears("to delete this message");
    }

    @Test
    void otherKeysWorkInAPause() {
        house.leave("101", MINUTE);

        playing()
                .presses("5")
                .hears("paused")
                .presses("3")
                .hears("paused")
                .presses("*3")
                .hears("message deleted");
    }

    @ParameterizedTest
    @Proves("wind")
    @CsvSource({"7, (audio 45.0", "*7, (audio 45.0", "8, (audio 25.0", "*8, (audio 25.0"})
    void sevenGoesBackAndEightOnTenSeconds(String keys, String rest) {
        house.leave("101", MINUTE);

        playing().presses(keys).hears(rest).hears("to delete this message");
    }

    @Test
    void sevenAtTheBeginIsTheBeginOfTheMessageNotOfItsEnvelope() {
        house.leave("101", MINUTE);

        logsIn("101")
                .presses("1")
                .hears("(audio 60")
                .presses("7")
                .hears("(audio 60")
                .hears("to delete");

        assertThat(caller.transcript())
                .filteredOn(line -> line.contains("Message from"))
                .hasSize(1);
    }

    @Test
    void eightBeyondTheEndIsTheEnd() {
        house.leave("101", SHORT);

        logsIn("101").presses("1").hears("(audio 4").presses("8").hears("to delete this message");
    }

    @ParameterizedTest
    @Proves("speed")
    @ValueSource(strings = {"0", "*0"})
    void zeroIsFasterAndSlowerAgain(String keys) {
        house.leave("101", MINUTE);

        playing()
                .presses(keys)
                .hears("(audio 23.")
                .waits(Duration.ofSeconds(2))
                .presses("0")
                .hears("(audio 32.");
    }

    @Test
    @Proves("undelete")
    void fiveInTheMenuBringsBackWhatWasDeletedLast() {
        house.leave("101", SHORT);
        house.leave("101", Duration.ofSeconds(6));

        afterIt().presses("3").hears("message deleted").hears("(audio 6").hears("to bring back the deleted");
        assertThat(house.messages("101")).hasSize(1);
        caller.presses("5")
                .hears("the deleted message is back")
                .hears("to delete this message")
                .presses("4");
        caller.hears("(audio 4");

        assertThat(house.messages("101")).hasSize(2);
        caller.hears("to delete").presses("6").hears("(audio 6");
    }

    @Test
    void whatIsGoneForGoodDoesNotComeBack() {
        house.leave("101", SHORT);
        house.leave("101", Duration.ofSeconds(6));

        afterIt().presses("3").hears("message deleted").hears("to bring back the deleted");
        house.center().mailboxes().forgetAside("101");
        caller.presses("5").hears("there is no deleted message").hears("message from");
    }

    @Test
    void fiveInTheMenuIsInvalidWhenNothingWasDeleted() {
        house.leave("101", SHORT);

        afterIt().hearsNothingOf("bring back").presses("5").hears("invalid choice");
    }

    private TextCaller playing() {
        return logsIn("101").presses("1").hears("(audio 60").waits(Duration.ofSeconds(25));
    }

    private TextCaller afterIt() {
        return logsIn("101").presses("1").hears("to forward this message");
    }
}
