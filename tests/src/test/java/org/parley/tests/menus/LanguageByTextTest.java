package org.parley.tests.menus;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.parley.tests.Proves;

/** Pound pound changes between the two languages. */
class LanguageByTextTest extends MenuTest {

    @Test
    @Proves({"12", "229", "two-languages"})
    void theOtherLanguageIsOfferedInItsOwnWordsAndStaysForTheCall() {
        house.leave("101", Duration.ofSeconds(4));
        caller.dials("404")
                .hears("enter your extension")
                .hears("Para español, marque numeral numeral")
                .presses("##")
                .hears("marque su extensión")
                .hears("For English, press pound pound")
                .presses("101#")
                .hears("marque su PIN")
                .presses("71015#")
                .hears("Usted tiene 1 mensaje nuevo y 0 guardados. Su presencia es En la oficina")
                .hears("Para los mensajes nuevos, marque 1")
                .presses("1")
                .hears("Mensaje de cinco cinco cinco")
                .hears("hoy a la")
                .hears("Para reenviar este mensaje, marque 2");
    }

    @Test
    @Proves("12")
    void atThePinAndInTheMainMenuItChangesBackAndForth() {
        caller.dials("6101")
                .hears("enter your PIN")
                .presses("##")
                .hears("marque su PIN")
                .presses("71015#")
                .hears("Usted tiene 0 mensajes nuevos y 0 guardados")
                .presses("##")
                .hears("for new messages, press 1")
                .presses("4")
                .hears("system settings");
    }

    @Test
    @Proves("230")
    void aUserHearsTheOwnLanguageBehindThePin() {
        house.center().accounts().changeLanguage("102", "es-US");
        try {
            caller.dials("6102").hears("enter your PIN").presses("71025#").hears("Usted tiene 0 mensajes nuevos");
        } finally {
            house.center().accounts().changeLanguage("102", "en-US");
        }
    }

    @Test
    void onePoundKeepsItsMeaning() {
        caller.dials("6101").hears("enter your PIN").presses("#").hears("enter your extension");
    }

    @Test
    @Proves("229")
    void theAttendantChangesToo() {
        caller.dials("400")
                .hears("welcome")
                .presses("##")
                .hears("Bienvenido")
                .presses("101")
                .hears("Usted ha llamado a");
    }

    @Test
    @Proves({"102", "228", "229"})
    void leavingAMessageCannotBeChangedButFollowsTheCall() {
        caller.dials("3101").hears("you have reached").presses("##").hears("(beep)");
    }
}
