package org.parley.tests.menus;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.Proves;
import org.parley.webapp.mailbox.Folder;

/** FEATURES T1: the six codes are settings, which dial plan, menus and prompts follow. */
class ChangedCodesTest extends MenuTest {

    @Override
    @BeforeAll
    void open(@TempDir Path data) {
        house = new MenuHouse(data.resolve("house"), """
                dialplan { message-center-prefix = "77", deposit-prefix = "5", operator-digit = "8", everybody-digit = "4"
                  outside-prefix = "0", outside-pin-prefix = "99" }
                """);
    }

    @Test
    @Proves("241")
    void theDialPlanFollows() {
        caller.canReach("5557777 answers\n112 answers");
        caller.dials("77101").hears("enter your PIN");
        caller.dials("5102").hears("you have reached extension one zero two");
        caller.dials("8").hears("you have reached extension one zero zero");
        caller.dials("3102").isRejectedWith(404);
        caller.authenticatedAs("109").dials("05557777").sees("joined: caller 5557777");
        caller.dials("99710955557777").sees("joined: caller 5557777");
        caller.dials("0112").sees("joined: caller 112");
    }

    @Test
    @Proves("241")
    void theAttendantFollows() {
        caller.dials("400").hears("for the operator, press eight").presses("8");
        caller.hears("you have reached extension one zero zero");
        caller.dials("400").hears("welcome").presses("77101").hears("enter your PIN");
        caller.dials("400").hears("welcome").presses("0").presses("12").hears("not a valid extension");
        caller.dials("400").hears("welcome").presses("101").hears("you have reached extension one zero one");
    }

    @Test
    @Proves("241")
    void leavingAMessageFollows() {
        caller.dials("5102").hears("you have reached").presses("8").hears("you have reached extension one zero zero");
        caller.dials("5102").hears("you have reached").presses("0").hears("(beep)");
        caller.says(SHORT).presses("8").hears("you have reached extension one zero zero");
        house.messages("102", Folder.NEW);
        house.empty("102");
    }

    @Test
    @Proves("241")
    void sendingToAllFollows() {
        caller.dials("77109")
                .hears("enter your PIN")
                .presses("71095#")
                .hears("for new messages")
                .presses("3");
        caller.hears("press four").presses("4").hears("nine mailboxes");
    }
}
