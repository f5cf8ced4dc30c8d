package org.parley.tests.menus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;

/** FEATURES 1.0: the ways into the message center by the attendant and from telephones of ours, and the way out. */
class AttendantByTextTest extends MenuTest {

    @ParameterizedTest
    @Proves({"3", "4", "201", "entry"})
    @CsvSource({
        "102, you have reached extension one zero two",
        "0, you have reached extension one zero zero",
        "404, enter your extension",
        "*404, enter your extension",
        "#, enter your extension",
        "6101, enter your PIN",
        "6999, enter your PIN",
        "*, welcome",
    })
    void theKeysOfTheAttendant(String keys, String heard) {
        attendant().presses(keys).hears(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"150", "3101", "9123", "460"})
    void whatIsNoExtensionIsInvalid(String keys) {
        attendant().presses(keys).hears("not a valid extension").hears("welcome");
    }

    @Test
    void threeInvalidNumbersEndTheCall() {
        attendant()
                .presses("150")
                .hears("not a valid extension")
                .presses("150")
                .hears("not a valid extension")
                .presses("150")
                .hears("goodbye")
                .isDisconnected();
    }

    @Test
    @Proves("21")
    void theMainMenuLeadsBackToTheAttendant() {
        attendant()
                .presses("6101")
                .hears("enter your PIN")
                .presses("71015#")
                .hears("for new messages")
                .presses("#");
        caller.hears("welcome");
    }

    @Test
    void aTelephoneOfOursIsNotAskedForItsExtension() {
        caller.authenticatedAs("101")
                .dials("404")
                .hears("enter your PIN")
                .presses("71015#")
                .hears("your presence");
        caller.presses("#").hears("enter your PIN").hearsNothingOf("extension");
    }

    @Test
    void aTelephoneOfOursIsNotAskedForItsExtensionByTheAttendantEither() {
        caller.authenticatedAs("101")
                .dials("400")
                .hears("welcome")
                .presses("404")
                .hears("enter your PIN");
    }

    @Test
    void poundAtThePinIsForTheUserOfAnotherExtension() {
        caller.authenticatedAs("102")
                .dials("404")
                .hears("enter your PIN")
                .presses("#")
                .hears("enter your extension");
        caller.presses("101#").hears("enter your PIN").presses("71015#").hears("your presence");
    }

    @Test
    @Proves({"24", "242"})
    void starAndAnExtensionLeaveTheMainMenu() {
        logsIn("101").presses("*102").hears("one moment").hears("you have reached extension one zero two");
    }

    @Test
    void starAndAnUnknownExtensionIsInvalid() {
        logsIn("101").presses("*999").hears("not a valid extension").hears("for new messages");
    }

    private TextCaller attendant() {
        return caller.dials("400").hears("enter it now").hears("for the operator, press zero");
    }
}
