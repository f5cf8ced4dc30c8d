package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;

/** FEATURES 1.0: extension, PIN, announcement. */
class LoginByTextTest extends MenuTest {

    @Test
    @Proves({"6", "7", "8", "10", "11", "78", "entry"})
    void theOwnerHearsCountsAndPresence() {
        house.leave("101", SHORT);

        caller.dials("404")
                .hears("enter your extension")
                .presses("101#")
                .hears("enter your PIN")
                .presses("71015#")
                .hears("1 new")
                .hears("0 saved messages")
                .hears("your presence is In Office")
                .hears("for new messages, press 1");
    }

    @Test
    void digitsTypedAheadCountThroughPromptsAndDocuments() {
        house.leave("101", SHORT);

        caller.dials("404").presses("101#71015#1").hears("message from").hears("(audio 4");
    }

    @Test
    @Proves("243")
    void anEntryWithoutPoundIsTakenAfterThreeSeconds() {
        caller.dials("404")
                .hears("enter your extension")
                .presses("101")
                .waits(Duration.ofMillis(2900))
                .hearsNothingOf("enter your PIN")
                .waits(Duration.ofMillis(200))
                .hears("enter your PIN")
                .presses("71015")
                .hears("0 new");
    }

    @Test
    @Proves("243")
    void anEntryNeverEndsByItsLength() {
        caller.dials("404")
                .presses("101")
                .waits(Duration.ofSeconds(2))
                .presses("#")
                .hears("enter your PIN")
                .presses("71015")
                .waits(Duration.ofSeconds(2))
                .presses("#")
                .hears("0 new")
                .hearsNothingOf("invalid");
    }

    @Test
    @Proves({"5", "entry"})
    void poundAloneAtThePinIsForTheUserOfAnotherExtension() {
        caller.dials("6101")
                .hears("enter your PIN")
                .presses("#")
                .hears("enter your extension")
                .presses("102#")
                .hears("enter your PIN")
                .presses("71025#")
                .hears("0 new");
    }

    @Test
    void poundAloneAtTheExtensionIsInvalid() {
        caller.dials("404").presses("#").hears("invalid choice").hears("enter your extension");
    }

    @Test
    void starIsInvalidInAnEntry() {
        caller.dials("404").presses("*").hears("invalid choice").hears("enter your extension");
    }

    @Test
    @Proves("13")
    void aWrongPinMayBeCorrected() {
        caller.dials("6101")
                .presses("99999#")
                .hears("that is not correct")
                .hears("enter your PIN")
                .presses("71015#")
                .hears("0 new");
    }

    @Test
    @Proves("13")
    void threeWrongPinsEndTheCall() {
        caller.dials("6103")
                .presses("1#")
                .hears("that is not correct")
                .presses("2#")
                .hears("that is not correct")
                .presses("3#")
                .hears("that is not correct")
                .hears("goodbye")
                .isDisconnected();
    }

    @Test
    @Proves({"14", "unknown-alike"})
    void anUnknownExtensionSoundsLikeAWrongPin() {
        List<String> known = heardBy("104");
        List<String> unknown = heardBy("999");

        assertThat(unknown).isEqualTo(known);
    }

    @Test
    @Proves("lockout")
    void guessesOverSeveralCallsCloseAMailboxToAllButItsOwnTelephone() {
        for (int call = 0; call < 2; call++) {
            caller.dials("6106").presses("1#2#3#").hears("goodbye").isDisconnected();
        }

        caller.from("5550200")
                .dials("6106")
                .presses("71065#")
                .hears("that is not correct")
                .hears("enter your PIN");
        caller.authenticatedAs("106")
                .dials("404")
                .hears("enter your PIN")
                .presses("71065#")
                .hears("your presence");
        caller.close();
        house.center().accounts().unlock("106");
        try (TextCaller guest = house.caller()) {
            guest.dials("6106").presses("71065#").hears("your presence");
        }
    }

    private List<String> heardBy(String extension) {
        try (TextCaller other = house.caller()) {
            return other
                    .dials("404")
                    .presses(extension + "#")
                    .presses("1#2#3#")
                    .hears("goodbye")
                    .isDisconnected()
                    .transcript()
                    .stream()
                    .filter(line -> line.startsWith("hears:"))
                    .toList();
        }
    }

    @Test
    void silenceEndsTheCallAfterThreeQuestions() {
        caller.dials("404")
                .hears("enter your extension")
                .hears("enter your extension")
                .hears("enter your extension")
                .hears("goodbye")
                .isDisconnected();
    }

    @Test
    void silenceAtThePinEndsTheCallAfterThreeQuestions() {
        caller.dials("6101")
                .hears("enter your PIN")
                .hears("enter your PIN")
                .hears("enter your PIN")
                .hears("goodbye")
                .isDisconnected();
    }
}
