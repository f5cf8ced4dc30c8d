package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.webapp.alias.MessageAlias;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Message;
import org.parley.webapp.voicemail.VoicemailSettings;

/** FEATURES 1.3 and 1.4: to whom a message goes, its recording, and the keys behind it. */
class SendByTextTest extends MenuTest {
    private static final Duration EIGHT = Duration.ofSeconds(8);

    @AfterEach
    void asBefore() {
        house.center().aliases().delete("201");
        house.center().voicemail().set("102", VoicemailSettings.NONE);
    }

    @Test
    @Proves({"18", "44"})
    void anExtensionIsSaidBackDigitByDigit() {
        sends().presses("102").hears("one zero two").hears("enter another extension");
    }

    @Test
    @Proves({"44", "sending"})
    void anExtensionWithARecordedNameIsSaidBackByName() {
        house.center().greetings().recordName("102", MenuHouse.tone(Duration.ofSeconds(2)));
        try {
            sends().presses("102").hears("102").hears("enter another extension");
        } finally {
            caller.close();
            house.center().greetings().deleteName("102");
        }
    }

    @Test
    void theLastDigitActsAtOnce() {
        sends().presses("10").waits(Duration.ofSeconds(1)).hearsNothingOf("one zero");
        caller.presses("2").waits(Duration.ofMillis(10)).hears("one zero two");
    }

    @Test
    @Proves("59")
    void anUnknownNumberIsRejectedAndAskedForAgain() {
        sends().presses("999").hears("not a valid mailbox").hears("enter the extension of a recipient");
    }

    @Test
    @Proves("45")
    void aDuplicateIsIgnored() {
        sends().presses("102").hears("another extension").presses("102").hears("another extension");
        caller.presses("#")
                .hears("after the tone")
                .says(EIGHT)
                .presses("#")
                .hears("to send")
                .presses("1");
        caller.hears("message sent");

        assertThat(house.messages("102")).hasSize(1);
    }

    @Test
    @Proves("48")
    void poundWithNobodyInTheListLeadsBack() {
        sends().presses("#").hears("for new messages, press 1");
    }

    @Test
    void starRepeatsTheQuestion() {
        sends().presses("*").hears("enter the extension of a recipient").hearsNothingOf("invalid");
    }

    @Test
    @Proves("46")
    void anAliasReachesItsMembersOnce() {
        house.center().aliases().put(new MessageAlias("201", "Sales", List.of("100", "102")));

        sends().presses("201")
                .hears("two zero one")
                .presses("102")
                .hears("another")
                .presses("#");
        caller.says(EIGHT).presses("#").hears("to send").presses("1").hears("message sent");

        assertThat(house.messages("100")).hasSize(1);
        assertThat(house.messages("102")).hasSize(1);
    }

    @Test
    @Proves("221")
    void whoIsAMemberOfTheAliasKeepsACopy() {
        house.center().aliases().put(new MessageAlias("201", "Sales", List.of("101", "102")));

        sends().presses("201#").says(EIGHT).presses("#1").hears("message sent");

        assertThat(house.messages("101")).hasSize(1);
        assertThat(house.messages("102")).hasSize(1);
    }

    @Test
    @Proves("47")
    void nineReachesEverybodyForThoseWhoMay() {
        logsIn("109").presses("3").hears("to send to everybody, press nine").presses("9");
        caller.hears("your message goes to nine mailboxes")
                .says(EIGHT)
                .presses("#1")
                .hears("message sent");

        List<Message> sent = List.of(
                house.messages("100").get(0),
                house.messages("101").get(0),
                house.messages("108").get(0));
        assertThat(sent).extracting(Message::audioId).containsOnly(sent.get(0).audioId());
        assertThat(house.messages("109")).isEmpty();
        house.empty("103", "104", "105", "106", "107", "108");
    }

    @Test
    @Proves("47")
    void nineIsNoMailboxForOthers() {
        sends().hearsNothingOf("everybody").presses("9").hears("not a valid mailbox");
    }

    @Test
    void whoHasNoVoicemailIsNoRecipient() {
        house.center()
                .voicemail()
                .set(
                        "102",
                        new VoicemailSettings(
                                false,
                                VoicemailSettings.NONE.maxMessages(),
                                VoicemailSettings.NONE.maxTotalSeconds(),
                                VoicemailSettings.NONE.maxCallerSeconds(),
                                VoicemailSettings.NONE.maxOwnerSeconds(),
                                VoicemailSettings.NONE.endOnSilence(),
                                VoicemailSettings.NONE.operator()));

        sends().presses("102").hears("not a valid mailbox");
    }

    @Test
    @Proves({"45", "48", "49", "50"})
    void oneSends() {
        recorded().presses("1").hears("message sent").hears("for new messages, press 1");

        Message message = only("102");
        assertThat(message.durationMs()).isCloseTo(8000, within(300));
        assertThat(message.from().number()).isEqualTo("101");
        assertThat(message.from().internal()).isTrue();
        assertThat(message.urgent()).isFalse();
    }

    @Test
    @Proves("52")
    void twoReviews() {
        recorded().presses("2").hears("(audio 8").hears("to send your message");
        assertThat(house.messages("102")).isEmpty();
    }

    @Test
    @Proves("53")
    void threeRecordsAgain() {
        recorded()
                .presses("3")
                .hears("(beep)")
                .says(Duration.ofSeconds(3))
                .presses("#")
                .hears("to send")
                .presses("1")
                .hears("message sent");

        assertThat(only("102").durationMs()).isCloseTo(3000, within(300));
    }

    @Test
    @Proves("urgent-first")
    void fourTurnsUrgencyOnAndOff() {
        recorded()
                .presses("4")
                .hears("is urgent")
                .hears("not urgent, press 4")
                .presses("4")
                .hears("is not urgent")
                .presses("4")
                .hears("is urgent")
                .presses("1")
                .hears("message sent");

        assertThat(only("102").urgent()).isTrue();
    }

    @Test
    void anUrgentMessageStaysUrgentWhenItIsRecordedAgain() {
        recorded().presses("4").hears("is urgent").presses("3").says(EIGHT).hangsUp();

        assertThat(only("102").urgent()).isTrue();
    }

    @Test
    @Proves("54")
    void poundCancels() {
        recorded().presses("#").hears("was not sent").hears("for new messages, press 1");

        assertThat(house.messages("102")).isEmpty();
    }

    @Test
    @Proves("55")
    void starRepeatsTheOptions() {
        recorded().presses("*").hears("to send your message").hearsNothingOf("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "5", "6", "7", "8", "9"})
    void otherKeysOfTheOptionsAreInvalid(String key) {
        recorded().presses(key).hears("invalid choice").hears("to send your message");
    }

    @Test
    @Proves("51")
    void whoHangsUpInTheOptionsHasSent() {
        recorded().hangsUp();

        only("102");
    }

    @Test
    @Proves("61")
    void whoHangsUpWhileRecordingHasSent() {
        sends().presses("102#").says(EIGHT).hangsUp();

        only("102");
    }

    @Test
    @Proves("61")
    void whoHangsUpAfterFourTenthsOfASecondHasNotSent() {
        sends().presses("102#").says(Duration.ofMillis(400)).hangsUp();

        assertThat(house.messages("102")).isEmpty();
    }

    @Test
    void whoSaysNothingIsToldSo() {
        sends().presses("102#").hears("(beep)").hears("nothing was heard").hears("for new messages");
    }

    @Test
    void whatIsTooShortIsRecordedAgain() {
        sends().presses("102#")
                .says(Duration.ofMillis(400))
                .presses("#")
                .hears("too short")
                .hears("(beep)");
        caller.says(EIGHT).hangsUp();

        only("102");
    }

    @Test
    void poundSkipsTheInstruction() {
        sends().presses("102#")
                .hears("record your message")
                .presses("#")
                .waits(Duration.ofMillis(500))
                .hears("(beep)");
    }

    @Test
    void aMessageThatCannotBeSubmittedIsDeliveredByThePlatform() {
        house.withTemplate(
                "compose.vxml.vm",
                "next=\"/vxml/send/message\"",
                "next=\"/test/answers/503\"",
                () -> recorded().presses("1").hears("something went wrong").isDisconnected());

        assertThat(only("102").durationMs()).isCloseTo(8000, within(300));
    }

    @Test
    @Proves("urgent-first")
    void urgentMessagesPlayFirst() {
        house.leave("102", Duration.ofSeconds(3));
        recorded().presses("4").hears("is urgent").presses("1").hears("message sent");

        logsIn("102")
                .presses("1")
                .hears("urgent. message from one zero one today")
                .hears("(audio 8");
    }

    private TextCaller sends() {
        return logsIn("101").presses("3").hears("enter the extension of a recipient");
    }

    private TextCaller recorded() {
        return sends().presses("102#")
                .hears("record your message")
                .says(EIGHT)
                .presses("#")
                .hears("to send your message");
    }

    private Message only(String extension) {
        assertThat(house.messages(extension, Folder.NEW)).hasSize(1);
        return house.messages(extension).get(0);
    }
}
