package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.webapp.greeting.Greeting;

/** FEATURES 1.5: greetings by telephone, record, review, delete, announce only. */
class GreetingsByTextTest extends MenuTest {
    private static final Duration FOUR = Duration.ofSeconds(4);

    @AfterEach
    void asBefore() {
        caller.close();
        for (int slot = 0; slot <= 7; slot++) {
            house.center().greetings().delete("101", slot);
        }
    }

    @ParameterizedTest
    @Proves("69")
    @CsvSource({
        "0, greeting default",
        "1, greeting In Office",
        "2, greeting At A Meeting",
        "3, greeting On Vacation",
        "4, greeting On Business Trip",
        "5, greeting At Home",
        "6, greeting Away",
        "7, greeting Busy",
        "#, system settings",
        "*, for the default greeting",
    })
    void aKeyForEachGreeting(String key, String heard) {
        greetings().presses(key).hears(heard);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8", "9"})
    void otherKeysAreInvalid(String key) {
        greetings().presses(key).hears("invalid choice").hears("for the default greeting");
    }

    @Test
    @Proves("70")
    void withoutARecordingThereIsOnlyOneChoice() {
        greetings().presses("3").hears("no greeting is recorded").hears("to record this greeting, press 1");
        caller.hearsNothingOf("press 2").hearsNothingOf("press 4");
    }

    @ParameterizedTest
    @Proves({"70", "75", "245"})
    @ValueSource(strings = {"2", "3", "4", "5", "0"})
    void withoutARecordingOtherKeysAreInvalid(String key) {
        greetings()
                .presses("3")
                .hears("press 1")
                .presses(key)
                .hears("invalid choice")
                .hears("press 1");
    }

    @Test
    @Proves({"71", "settings"})
    void aGreetingIsRecordedAndHeardByCallers() {
        recorded()
                .presses("1")
                .hears("the greeting is saved")
                .hears("for the default greeting")
                .hangsUp();

        assertThat(house.center().greetings().greeting("101", 0)).isPresent();
        caller.dials("3101").hears("(audio 4").hears("(beep)");
    }

    @Test
    @Proves("71")
    void aGreetingIsReviewedBeforeItIsSaved() {
        recorded().presses("2").hears("(audio 4").hears("to save your greeting");
    }

    @Test
    @Proves("71")
    void aGreetingIsChangedBeforeItIsSaved() {
        recorded()
                .presses("3")
                .hears("record your greeting")
                .says(Duration.ofSeconds(6))
                .presses("#");
        caller.hears("to save").presses("1").hears("the greeting is saved");

        assertThat(greeting(0).audio().durationMs()).isBetween(5700, 6300);
    }

    @Test
    @Proves({"71", "81"})
    void poundQuitsWithoutSaving() {
        recorded().presses("#").hears("nothing was changed").hears("for the default greeting");

        assertThat(house.center().greetings().greeting("101", 0)).isEmpty();
    }

    @Test
    @Proves("71")
    void starRepeatsTheOptions() {
        recorded().presses("*").hears("to save your greeting").hearsNothingOf("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "5", "6", "7", "8", "9"})
    void otherOptionsAreInvalid(String key) {
        recorded().presses(key).hears("invalid choice").hears("to save your greeting");
    }

    @Test
    @Proves("80")
    void twoReviewsARecordedGreeting() {
        item(2).presses("2").hears("(audio 4").hears("to record this greeting anew");
    }

    @Test
    @Proves({"80", "245"})
    void threeDeletesAfterAQuestionAndClearsTheFlag() {
        house.center().greetings().record("101", 2, MenuHouse.tone(FOUR));
        house.center().greetings().setAnnounceOnly("101", 2, true);

        greetings()
                .presses("2")
                .hears("callers cannot leave messages")
                .presses("3")
                .hears("press 3 again");
        caller.presses("3").hears("the greeting is deleted").hears("for the default greeting");

        assertThat(house.center().greetings().greeting("101", 2)).isEmpty();
        house.center().greetings().record("101", 2, MenuHouse.tone(FOUR));
        assertThat(greeting(2).announceOnly()).isFalse();
    }

    @Test
    void poundKeepsTheGreetingAfterAll() {
        item(2).presses("3").hears("press 3 again").presses("#").hears("greeting At A Meeting");

        assertThat(house.center().greetings().greeting("101", 2)).isPresent();
    }

    @Test
    void starRepeatsTheQuestionAndOtherKeysAreInvalid() {
        item(2).presses("3")
                .hears("press 3 again")
                .presses("*")
                .hears("press 3 again")
                .presses("1");
        caller.hears("invalid choice").hears("press 3 again");
    }

    @Test
    @Proves("73")
    void fourTurnsAnnounceOnlyOnAndOff() {
        item(2).presses("4").hears("callers cannot leave messages").hears("to let callers leave messages, press 4");
        assertThat(greeting(2).announceOnly()).isTrue();

        caller.presses("4").hears("callers can leave messages").hears("to prevent callers");
        assertThat(greeting(2).announceOnly()).isFalse();
    }

    @Test
    void poundAndStarOfAGreeting() {
        item(2).presses("*")
                .hears("greeting At A Meeting")
                .hears("anew")
                .presses("#")
                .hears("for the default");
    }

    private Greeting greeting(int slot) {
        return house.center().greetings().greeting("101", slot).orElseThrow();
    }

    private TextCaller greetings() {
        return logsIn("101").presses("43").hears("for the default greeting, press 0");
    }

    private TextCaller item(int slot) {
        house.center().greetings().record("101", slot, MenuHouse.tone(FOUR));
        return greetings().presses(String.valueOf(slot)).hears("to record this greeting anew");
    }

    private TextCaller recorded() {
        return greetings()
                .presses("0")
                .hears("press 1")
                .presses("1")
                .hears("record your greeting")
                .says(FOUR)
                .presses("#")
                .hears("to save your greeting");
    }
}
