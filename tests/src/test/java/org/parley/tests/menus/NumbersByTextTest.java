package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.tests.Proves;
import org.parley.webapp.account.NewAccount;

/** What each number of the dial plan reaches, and what is said where something is wrong. */
class NumbersByTextTest extends MenuTest {

    @ParameterizedTest
    @Proves({"2", "4", "200", "entry"})
    @CsvSource({
        "404,  enter your extension",
        "*404, enter your extension",
        "6101, enter your PIN",
        "6999, enter your PIN",
        "3101, you have reached extension one zero one",
        "101,  you have reached extension one zero one",
        "0,    you have reached extension one zero zero",
    })
    void reaches(String number, String words) {
        caller.dials(number).hears(words);
    }

    @ParameterizedTest
    @ValueSource(strings = {"403", "460", "469", "700"})
    void whatIsNotThereYetSaysSo(String number) {
        caller.dials(number).hears("not available yet").hears("goodbye").isDisconnected();
    }

    @Test
    @Proves("virtual-mailboxes")
    void anExtensionWithoutATelephoneHasAMailbox() {
        house.center()
                .accounts()
                .create(new NewAccount(
                        "170", "visitor", "Vera", "Visitor", "en-US", Set.of(), "48265", false, "password-170"));
        caller.dials("170").hears("one seven zero").hears("(beep)").says(SHORT).hangsUp();
        caller.dials("6170").hears("enter your PIN").presses("48265#").hears("1 new");
        caller.presses("1").hears("(audio 4");
    }

    @Test
    void leavingAMessageForNobodyIsToldSo() {
        caller.dials("3999").hears("not a valid extension").hears("goodbye").isDisconnected();
    }

    @ParameterizedTest
    @ValueSource(strings = {"999", "150", "95551234", "787101555", "alice"})
    void whatIsNoNumberIsRejected(String number) {
        caller.dials(number).isRejectedWith(404);
    }

    @Test
    @Proves("2")
    void aTelephoneThatProvedItsExtensionIsAskedForThePinOnly() {
        caller.authenticatedAs("101")
                .dials("404")
                .hears("enter your PIN")
                .presses("71015#")
                .hears("0 new");
    }

    @Test
    void aMistakeInATemplateIsASpokenApology() {
        house.withTemplate(
                "main.vxml.vm",
                "#say(\"center/main-menu\")",
                "$typo",
                () -> caller.dials("6101")
                        .presses("71015#")
                        .hears("something went wrong")
                        .isDisconnected());
    }

    @Test
    void aMistakeInTheFirstDocumentRejectsTheCall() {
        house.withTemplate(
                "pin.vxml.vm",
                "\"center/enter-pin\"",
                "$typo",
                () -> caller.dials("6101").isRejectedWith(500));
    }

    @Test
    @Proves("23")
    void aHangUpWhileItRingsOrSpeaksLeavesNothing() {
        caller.dials("404").hangsUp();

        assertThat(house.sessionsRunning()).isZero();
    }
}
