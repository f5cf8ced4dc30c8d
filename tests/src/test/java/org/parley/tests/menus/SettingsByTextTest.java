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
import org.parley.webapp.presence.Presence;

/** FEATURES 1.5: the settings menu, presence and the recorded name. */
class SettingsByTextTest extends MenuTest {
    private static final Duration NAME = Duration.ofSeconds(2);

    @AfterEach
    void asBefore() {
        caller.close();
        house.center().presences().set("101", Presence.IN_OFFICE);
        house.center().greetings().deleteName("101");
    }

    @ParameterizedTest
    @Proves({"19", "62", "63", "settings"})
    @CsvSource({
        "1, your presence is In Office",
        "2, your name is not recorded",
        "3, for the default greeting",
        "5, enter your new PIN",
        "#, for new messages",
        "*, system settings",
    })
    void theKeysOfTheSettings(String key, String heard) {
        settings().presses(key).hears(heard);
    }

    @ParameterizedTest
    @Proves("62")
    @ValueSource(strings = {"0", "4", "6", "7", "8", "9"})
    void otherKeysOfTheSettingsAreInvalid(String key) {
        settings().presses(key).hears("invalid choice").hears("system settings");
    }

    @ParameterizedTest
    @Proves({"63", "64"})
    @CsvSource({
        "1, IN_OFFICE, In Office",
        "2, AT_A_MEETING, At A Meeting",
        "3, ON_VACATION, On Vacation",
        "4, ON_BUSINESS_TRIP, On Business Trip",
        "5, AT_HOME, At Home",
        "6, AWAY, Away",
        "7, BUSY, Busy",
    })
    void aKeyForEachPresence(String key, Presence presence, String title) {
        settings()
                .presses("1")
                .hears("for In Office, press 1")
                .presses(key)
                .hears("your presence is now " + title)
                .hears("system settings");

        assertThat(house.center().presences().get("101")).hasValue(presence);
    }

    @Test
    @Proves("65")
    void presencePoundAndStar() {
        settings()
                .presses("1")
                .hears("for In Office")
                .presses("*")
                .hears("your presence is In Office")
                .hears("for In Office")
                .presses("#")
                .hears("system settings");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "8", "9"})
    void otherKeysOfThePresencesAreInvalid(String key) {
        settings()
                .presses("1")
                .hears("for In Office")
                .presses(key)
                .hears("invalid choice")
                .hears("for In Office");
    }

    @Test
    @Proves({"67", "68"})
    void aNameIsRecordedAndSaved() {
        nameRecorded().presses("1").hears("your name is saved").hears("system settings");

        assertThat(house.center().greetings().recordedName("101")).isPresent();
        caller.presses("2").hears("your recorded name is (audio 2").hears("to record your name, press 2");
    }

    @Test
    @Proves("68")
    void aNameIsReviewedBeforeItIsSaved() {
        nameRecorded().presses("3").hears("(audio 2").hears("to save your name");
        assertThat(house.center().greetings().recordedName("101")).isEmpty();
    }

    @Test
    @Proves("68")
    void aNameIsRecordedAnew() {
        nameRecorded()
                .presses("2")
                .hears("say your name")
                .says(Duration.ofSeconds(3))
                .presses("#")
                .hears("to save your name")
                .presses("1")
                .hears("your name is saved");

        assertThat(house.center().greetings().recordedName("101").orElseThrow().durationMs())
                .isBetween(2700, 3300);
    }

    @Test
    @Proves({"68", "81"})
    void poundKeepsTheOldName() {
        house.center().greetings().recordName("101", MenuHouse.tone(Duration.ofSeconds(5)));

        nameRecorded().presses("#").hears("nothing was changed").hears("your recorded name is (audio 5");
    }

    @Test
    @Proves("68")
    void starRepeatsTheOptionsOfTheName() {
        nameRecorded().presses("*").hears("to save your name").hearsNothingOf("invalid");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "5", "6", "7", "8", "9"})
    void otherKeysOfTheNameAreInvalid(String key) {
        nameRecorded().presses(key).hears("invalid choice").hears("to save your name");
    }

    @Test
    @Proves({"66", "67"})
    void theNameMenu() {
        settings()
                .presses("2")
                .hears("to record your name, press 2")
                .presses("3")
                .hears("your name is not recorded")
                .presses("*")
                .hears("to record your name")
                .presses("1")
                .hears("invalid choice")
                .presses("#")
                .hears("system settings");
    }

    @Test
    void whoSaysNoNameIsToldSo() {
        settings().presses("2").hears("press 2").presses("2").hears("(beep)").hears("nothing was heard");
        caller.hears("your name is not recorded");
    }

    @Test
    void aHangUpSavesNoName() {
        nameRecorded().hangsUp();

        assertThat(house.center().greetings().recordedName("101")).isEmpty();
    }

    private TextCaller settings() {
        return logsIn("101").presses("4").hears("system settings");
    }

    private TextCaller nameRecorded() {
        return settings()
                .presses("2")
                .hears("to record your name, press 2")
                .presses("2")
                .hears("say your name")
                .says(NAME)
                .presses("#")
                .hears("to save your name");
    }
}
