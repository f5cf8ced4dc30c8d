package org.parley.tests.menus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.tests.Proves;

/** FEATURES 1.1: the keys of the main menu. */
class MainMenuByTextTest extends MenuTest {

    @Test
    @Proves({"16", "42"})
    void oneOpensTheNewMessages() {
        house.leave("101", SHORT);

        logsIn("101").presses("1").hears("message from five five five zero one zero zero today at");
    }

    @Test
    @Proves("28")
    void oneWithoutNewMessagesSaysSoAndComesBack() {
        logsIn("101").presses("1").hears("no new messages").hears("for new messages, press 1");
    }

    @Test
    @Proves("17")
    void twoOpensTheSavedMessages() {
        house.center().mailboxes().markSaved("101", house.leave("101", SHORT));

        logsIn("101").presses("2").hears("message from").hears("(audio 4");
    }

    @Test
    @Proves("28")
    void twoWithoutSavedMessagesSaysSoAndComesBack() {
        logsIn("101").presses("2").hears("no saved messages").hears("for new messages, press 1");
    }

    @Test
    @Proves("21")
    void poundLogsOut() {
        logsIn("101").presses("#").hears("enter your extension").presses("102#").hears("enter your PIN");
    }

    @Test
    @Proves({"22", "26"})
    void starRepeatsTheMenu() {
        logsIn("101")
                .hears("for new messages, press 1")
                .presses("*")
                .hears("for new messages, press 1")
                .hearsNothingOf("your presence");
    }

    @ParameterizedTest
    @Proves({"25", "27"})
    @ValueSource(strings = {"0", "5", "6", "7", "8", "9"})
    void otherKeysAreInvalid(String key) {
        logsIn("101").presses(key).hears("invalid choice").hears("for new messages, press 1");
    }

    @Test
    @Proves("27")
    void threeInvalidChoicesEndTheCall() {
        logsIn("101")
                .presses("5")
                .hears("invalid choice")
                .presses("5")
                .hears("invalid choice")
                .presses("5")
                .hears("invalid choice")
                .hears("goodbye")
                .isDisconnected();
    }

    @Test
    void silenceRepeatsTheMenuAndThenEndsTheCall() {
        logsIn("101")
                .hears("for new messages")
                .hears("for new messages")
                .hears("for new messages")
                .hears("goodbye")
                .isDisconnected();
    }

    @Test
    @Proves("fixed-list")
    void whatComesMeanwhileIsAnnouncedOnReturn() {
        logsIn("101").hears("for new messages");
        house.leave("101", SHORT);

        caller.presses("2")
                .hears("no saved messages")
                .hears("you have 1 more new message")
                .hears("for new messages");
    }
}
