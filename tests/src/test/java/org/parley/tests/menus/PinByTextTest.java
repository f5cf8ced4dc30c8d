package org.parley.tests.menus;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;

/** FEATURES 1.5 and 8.2: the change of the PIN, by choice and because it is due. */
class PinByTextTest extends MenuTest {

    @AfterEach
    void asBefore() {
        caller.close();
        house.center().accounts().changePin("101", "71015");
    }

    @Test
    @Proves({"76", "settings"})
    void twiceTheSameIsTheNewPin() {
        changes()
                .presses("48265#")
                .hears("again")
                .presses("48265#")
                .hears("is changed")
                .hears("system settings");
        caller.dials("6101")
                .presses("71015#")
                .hears("not correct")
                .presses("48265#")
                .hears("your presence is");
    }

    @Test
    @Proves("76")
    void twoDifferentEntriesAreExplained() {
        changes()
                .presses("48265#")
                .hears("again")
                .presses("48266#")
                .hears("are not the same")
                .hears("enter your new PIN")
                .presses("#")
                .hears("system settings");
    }

    @ParameterizedTest
    @Proves({"77", "pin-rules"})
    @CsvSource({
        "4826, a PIN has at least 5 digits",
        "55555, repeats itself",
        "282828, repeats itself",
        "12345, counts up or down",
        "98765, counts up or down",
        "789012, counts up or down",
        "10100, made from your extension",
        "101101, made from your extension",
    })
    void whatIsEasyToGuessIsRefusedWithTheReason(String pin, String reason) {
        changes().presses(pin + "#").hears(reason).hears("enter your new PIN");
    }

    @Test
    void poundLeadsBack() {
        changes().presses("#").hears("system settings");
    }

    @Test
    void starIsInvalid() {
        changes().presses("*").hears("invalid choice").hears("enter your new PIN");
    }

    @Test
    void threeRefusalsEndTheCall() {
        changes()
                .presses("1#")
                .hears("at least")
                .presses("2#")
                .hears("at least")
                .presses("3#")
                .hears("at least");
        caller.hears("goodbye").isDisconnected();
    }

    @Test
    @Proves({"15", "215"})
    void aPinThatIsDueIsChangedBeforeAnythingElse() {
        house.center().accounts().expirePin("101");

        caller.dials("6101").presses("71015#").hears("must be changed").hears("enter your new PIN");
        caller.presses("#")
                .hears("at least")
                .presses("48265#")
                .hears("again")
                .presses("48265#")
                .hears("is changed");
        caller.hears("your presence is").hears("for new messages");
        caller.dials("6101").presses("48265#").hears("your presence is");
    }

    @Test
    @Proves("15")
    void whoHangsUpMustChangeItTheNextTime() {
        house.center().accounts().expirePin("101");

        caller.dials("6101").presses("71015#").hears("enter your new PIN").hangsUp();
        caller.dials("6101").presses("71015#").hears("must be changed");
    }

    private TextCaller changes() {
        return logsIn("101").presses("45").hears("enter your new PIN");
    }
}
