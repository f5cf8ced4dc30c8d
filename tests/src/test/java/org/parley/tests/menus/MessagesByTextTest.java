package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.tests.Proves;
import org.parley.webapp.mailbox.Folder;

/** FEATURES 1.2: keys while a message plays, keys of the menu after it, and where messages end up. */
class MessagesByTextTest extends MenuTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    @Proves("order")
    void newMessagesPlayOldestFirst() {
        house.leave("101", Duration.ofSeconds(3));
        house.leave("101", Duration.ofSeconds(5));

        logsIn("101")
                .presses("1")
                .hears("(audio 3")
                .hears("press 6")
                .presses("6")
                .hears("(audio 5");
    }

    @Test
    @Proves("order")
    void savedMessagesPlayNewestFirst() {
        house.center().mailboxes().markSaved("101", house.leave("101", Duration.ofSeconds(3)));
        house.center().mailboxes().markSaved("101", house.leave("101", Duration.ofSeconds(5)));

        logsIn("101")
                .presses("2")
                .hears("(audio 5")
                .hears("press 6")
                .presses("6")
                .hears("(audio 3");
    }

    @Test
    @Proves("40")
    void aMessageHeardToItsEndIsSaved() {
        house.leave("101", SHORT);

        logsIn("101").presses("1").hears("to delete this message, press 3").hangsUp();

        assertThat(house.messages("101", Folder.SAVED)).hasSize(1);
    }

    @Test
    @Proves("244")
    void aMessageStaysNewWhenTheOwnerHangsUpWhileItPlays() {
        house.leave("101", MINUTE);

        logsIn("101")
                .presses("1")
                .hears("(audio 60")
                .waits(Duration.ofSeconds(20))
                .hangsUp();

        assertThat(house.messages("101", Folder.NEW)).hasSize(1);
    }

    @Test
    @Proves("38")
    void starThreeDeletesWhileItPlays() {
        house.leave("101", MINUTE);
        house.leave("101", SHORT);

        playing().presses("*3").hears("message deleted").hears("message from").hears("(audio 4");

        assertThat(house.messages("101")).hasSize(1);
    }

    @Test
    @Proves("38")
    void starFourPlaysItAgain() {
        house.leave("101", MINUTE);

        playing().presses("*4").hears("message from").hears("(audio 60");
    }

    @Test
    @Proves({"38", "40"})
    void starSixGoesToTheNextAndSaves() {
        house.leave("101", MINUTE);
        house.leave("101", SHORT);

        playing().presses("*6").hears("(audio 4");

        assertThat(house.messages("101", Folder.SAVED)).hasSize(1);
    }

    @Test
    void starPoundGoesBackToTheMainMenuAndSaves() {
        house.leave("101", MINUTE);

        playing().presses("*#").hears("for new messages, press 1");

        assertThat(house.messages("101", Folder.SAVED)).hasSize(1);
    }

    @Test
    void starStarStopsAndReadsTheChoices() {
        house.leave("101", MINUTE);

        playing()
                .presses("**")
                .hears("to delete this message, press 3")
                .presses("3")
                .hears("message deleted");
    }

    @ParameterizedTest
    @Proves("39")
    @ValueSource(strings = {"1", "2", "3", "4", "6", "9", "#", "333", "1#3"})
    void otherKeysNeitherStopAMessageNorCount(String keys) {
        house.leave("101", MINUTE);

        playing()
                .presses(keys)
                .waits(Duration.ofSeconds(40))
                .hearsNothingOf("invalid")
                .hearsNothingOf("press 3")
                .hears("to delete this message, press 3")
                .hearsNothingOf("invalid");

        assertThat(house.messages("101")).hasSize(1);
    }

    @Test
    void starAloneWhileItPlaysIsForgottenInTime() {
        house.leave("101", MINUTE);

        playing().presses("*").waits(Duration.ofSeconds(3)).presses("3").waits(Duration.ofSeconds(3));

        assertThat(house.messages("101", Folder.NEW)).hasSize(1);
        caller.hears("to delete this message, press 3");
    }

    @Test
    void aMessageMayEndBetweenStarAndItsKey() {
        house.leave("101", SHORT);

        logsIn("101").presses("1").hears("(audio 4").listens();
        caller.presses("*").waits(Duration.ofMillis(500)).presses("3").hears("message deleted");

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    @Proves({"31", "43"})
    void threeDeletes() {
        house.leave("101", SHORT);

        afterIt()
                .presses("3")
                .hears("message deleted")
                .hears("no more messages")
                .hears("for new messages, press 1");

        assertThat(house.messages("101")).isEmpty();
    }

    @Test
    @Proves("32")
    void fourPlaysItAgain() {
        house.leave("101", SHORT);

        afterIt().presses("4").hears("message from").hears("(audio 4").hears("to delete this message");
    }

    @Test
    @Proves({"33", "43"})
    void sixGoesToTheNext() {
        house.leave("101", SHORT);

        afterIt().presses("6").hears("no more messages").hears("for new messages, press 1");

        assertThat(house.messages("101", Folder.SAVED)).hasSize(1);
    }

    @Test
    @Proves("35")
    void poundGoesBackToTheMainMenu() {
        house.leave("101", SHORT);
        house.leave("101", SHORT);

        afterIt().presses("#").hears("for new messages, press 1");

        assertThat(house.messages("101", Folder.SAVED)).hasSize(1);
        assertThat(house.messages("101", Folder.NEW)).hasSize(1);
    }

    @Test
    @Proves("36")
    void starRepeatsTheChoices() {
        house.leave("101", SHORT);

        afterIt().presses("*").waits(Duration.ofMillis(1400)).hearsNothingOf("to delete");
        caller.waits(Duration.ofMillis(200)).hears("to delete this message, press 3");
    }

    @ParameterizedTest
    @Proves("38")
    @ValueSource(strings = {"*3", "*4", "*6", "*#", "**"})
    void starAndAKeyWorkAsWhileItPlays(String keys) {
        house.leave("101", SHORT);

        afterIt()
                .presses(keys)
                .hears(
                        switch (keys) {
                            case "*3" -> "message deleted";
                            case "*4" -> "(audio 4";
                            case "*6" -> "no more messages";
                            case "*#" -> "for new messages";
                            default -> "to delete this message";
                        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1", "5", "7", "8", "9"})
    void otherKeysOfTheMenuAreInvalid(String key) {
        house.leave("101", SHORT);

        afterIt().presses(key).hears("invalid choice").hears("to delete this message, press 3");
    }

    @Test
    void silenceInTheMenuEndsTheCallInTheEnd() {
        house.leave("101", SHORT);

        afterIt().hears("to delete").hears("to delete").hears("goodbye").isDisconnected();

        assertThat(house.messages("101", Folder.SAVED)).hasSize(1);
    }

    @Test
    @Proves("unreadable-sound")
    void aMessageWhoseSoundIsGoneIsAnnouncedAndTheNextOnePlays() {
        house.leave("101", SHORT);
        house.leave("101", SHORT);

        house.withTemplate(
                "message.xml.vm",
                "audio=\"$audio\"",
                "audio=\"/test/answers/404?id=1\"",
                () -> logsIn("101")
                        .presses("1")
                        .hears("message from")
                        .hears("this message cannot be played")
                        .hears("to delete this message"));

        caller.presses("6").hears("message from").hears("(audio 4").hears("to delete this message");
    }

    @Test
    void whatIsDeletedOnTheWebMeanwhileIsSkipped() {
        house.leave("101", SHORT);
        long second = house.leave("101", SHORT);

        afterIt();
        house.center().mailboxes().delete("101", second);

        caller.presses("6").hears("no more messages");
    }

    private org.parley.browser.text.TextCaller playing() {
        return logsIn("101").presses("1").hears("(audio 60").waits(Duration.ofSeconds(12));
    }

    private org.parley.browser.text.TextCaller afterIt() {
        return logsIn("101").presses("1").hears("to delete this message, press 3");
    }
}
