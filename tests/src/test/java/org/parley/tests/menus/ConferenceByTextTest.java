package org.parley.tests.menus;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.tests.Proves;

/** FEATURES 5.5: the way into a conference. */
class ConferenceByTextTest extends MenuTest {

    @Test
    @Proves({"157", "211"})
    void theCenterAsksForTheIdAndThePassword() {
        caller.dials("408")
                .hears("enter the conference number")
                .presses("480#")
                .hears("enter the conference password")
                .presses("480#")
                .hears("you are caller number 1");
    }

    @Test
    void whoDialsAnIdIsAskedForThePasswordOnly() {
        caller.dials("481")
                .hears("enter the conference password")
                .presses("481#")
                .hears("you are caller number 1");
        caller.hangsUp();
    }

    @Test
    @Proves("178")
    void poundPoundChangesTheLanguage() {
        caller.dials("408")
                .hears("enter the conference number")
                .presses("##")
                .hears("Marque el número de la conferencia")
                .presses("481#")
                .hears("Marque la contraseña de la conferencia")
                .presses("##")
                .hears("enter the conference password")
                .hangsUp();
    }

    @Test
    @Proves("158")
    void poundInsteadOfThePasswordIsForAnotherConference() {
        caller.dials("481")
                .hears("enter the conference password")
                .presses("#")
                .hears("enter the conference number")
                .presses("482#")
                .hears("enter the conference password")
                .presses("482#")
                .hears("you are caller number 1");
    }

    @ParameterizedTest
    @CsvSource({"408, 999#, this conference is not available", "480, 481#, that is not correct"})
    @Proves("180")
    void threeMistakesEndTheCall(String number, String keys, String told) {
        caller.dials(number)
                .hears("enter the conference")
                .presses(keys)
                .hears(told)
                .hears("enter the conference")
                .presses(keys)
                .hears(told)
                .hears("enter the conference")
                .presses(keys)
                .hears(told)
                .hears("goodbye")
                .isDisconnected();
    }

    @Test
    void theAttendantLeadsToConferences() {
        caller.dials("400")
                .hears("welcome")
                .presses("483")
                .hears("enter the conference password")
                .presses("483#")
                .hears("you are caller number 1");
        caller.hangsUp();
    }

    @ParameterizedTest
    @CsvSource({"*408, enter the conference number", "*482, enter the conference password"})
    void starAndItsNumberLeadFromTheMessageCenter(String keys, String heard) {
        caller.dials("6101")
                .hears("enter your pin")
                .presses("71015#")
                .hears("for new messages")
                .presses(keys)
                .hears(heard)
                .hangsUp();
    }

    @Test
    void silenceIsAskedAgainAndEndsTheCall() {
        caller.dials("408")
                .hears("enter the conference number")
                .silence()
                .hears("enter the conference number")
                .silence()
                .hears("enter the conference number")
                .silence()
                .hears("goodbye")
                .isDisconnected();
    }
}
