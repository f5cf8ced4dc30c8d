package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.tests.Proves;
import org.parley.webapp.presence.Presence;
import org.parley.webapp.voicemail.VoicemailSettings;

/** FEATURES 2 and 8.1: which greeting is heard, who takes no messages, and the limits of a mailbox. */
class DepositLimitsByTextTest extends MenuTest {
    private static final Duration EIGHT = Duration.ofSeconds(8);

    @AfterEach
    void asBefore() {
        caller.close();
        house.center().voicemail().set("101", VoicemailSettings.NONE);
        house.center().presences().set("101", Presence.IN_OFFICE);
        house.center().greetings().delete("101", 0);
        house.center().greetings().delete("101", 6);
        house.center().greetings().deleteName("101");
    }

    @Test
    @Proves({"72", "87"})
    void theGreetingOfThePresenceComesBeforeTheDefaultOne() {
        greeting(0, 4);
        greeting(6, 6);

        caller.dials("3101").hears("(audio 4").hears("(beep)").hangsUp();
        house.center().presences().set("101", Presence.AWAY);
        caller.dials("3101").hears("(audio 6").hears("(beep)").hangsUp();
    }

    @Test
    void theStockGreetingSaysTheRecordedName() {
        house.center().greetings().recordName("101", MenuHouse.tone(Duration.ofSeconds(2)));

        caller.dials("3101")
                .hears("you have reached (audio 2")
                .hears("leave a message")
                .hears("(beep)");
    }

    /** As of the presence, so of the default greeting when that is played for it. */
    @Test
    @Proves("74")
    void theFlagOfTheGreetingThatIsPlayedDecides() {
        greeting(0, 4);
        greeting(6, 6);
        house.center().greetings().setAnnounceOnly("101", 6, true);

        caller.dials("3101").hears("(audio 4").hears("(beep)").hangsUp();
        house.center().presences().set("101", Presence.AWAY);
        caller.dials("3101")
                .hears("(audio 6")
                .hears("goodbye")
                .hearsNothingOf("(beep)")
                .isDisconnected();
        house.center().greetings().delete("101", 6);
        caller.dials("3101").hears("(audio 4").hears("(beep)").hangsUp();
    }

    @Test
    @Proves("93")
    void promptsNeverTellOfStarAndAnExtension() {
        caller.dials("3101")
                .hears("leave a message")
                .says(SHORT)
                .presses("#")
                .hears("to send your message")
                .listens();

        assertThat(String.join(" ", caller.transcript()))
                .doesNotContain("star and")
                .doesNotContain("extension,");
    }

    @Test
    @Proves("94")
    void anAnnouncementTakesNoMessage() {
        greeting(0, 4);
        house.center().greetings().setAnnounceOnly("101", 0, true);

        caller.dials("3101")
                .hears("(audio 4")
                .hears("goodbye")
                .hearsNothingOf("(beep)")
                .isDisconnected();
    }

    @ParameterizedTest
    @Proves({"89", "90"})
    @CsvSource({"0, one zero zero", "*102, one zero two"})
    void keysCountThreeSecondsAfterAnAnnouncement(String keys, String next) {
        greeting(0, 4);
        house.center().greetings().setAnnounceOnly("101", 0, true);

        caller.dials("3101")
                .hears("(audio 4")
                .waits(Duration.ofSeconds(6))
                .presses(keys)
                .hears(next);
    }

    @ParameterizedTest
    @Proves({"100", "103"})
    @CsvSource({"0, one zero zero", "*102, one zero two"})
    void aFullMailboxSaysSoAfterItsGreetingAndLeadsOn(String keys, String next) {
        limit(OptionalInt.of(1), OptionalInt.empty());
        house.leave("101", SHORT);

        caller.dials("3101")
                .hears("you have reached extension one zero one")
                .hears("mailbox is full")
                .hears("for the operator, press zero")
                .hearsNothingOf("(beep)")
                .presses(keys)
                .hears("extension " + next);
    }

    @Test
    @Proves("103")
    void aFullMailboxHangsUpInTheEnd() {
        limit(OptionalInt.empty(), OptionalInt.of(3));
        house.leave("101", SHORT);

        caller.dials("3101").hears("mailbox is full").hears("goodbye").isDisconnected();
    }

    @Test
    @Proves("99")
    void anExtensionWithoutVoicemailTakesNoMessage() {
        house.center().voicemail().set("101", settings(false, OptionalInt.empty(), OptionalInt.empty()));

        caller.dials("3101")
                .hears("takes no messages")
                .hearsNothingOf("you have reached")
                .hears("goodbye");
        caller.isDisconnected();
    }

    @Test
    @Proves("96")
    void aMailboxMayHaveAShorterLongestRecording() {
        house.center().voicemail().set("101", recordings(OptionalInt.of(20), true));

        caller.dials("3101")
                .presses("#")
                .says(Duration.ofSeconds(19))
                .hears("maximum length")
                .hears("to send")
                .hangsUp();

        assertThat(house.messages("101").get(0).durationMs()).isCloseTo(20_000, within(500));
    }

    @Test
    @Proves("98")
    void silenceNeedNotEndARecording() {
        house.center().voicemail().set("101", recordings(OptionalInt.empty(), false));

        caller.dials("3101")
                .presses("#")
                .says(EIGHT)
                .waits(Duration.ofSeconds(60))
                .hearsNothingOf("to send");
        caller.says(EIGHT).hangsUp();

        assertThat(house.messages("101").get(0).durationMs()).isGreaterThan(70_000);
    }

    @Test
    @Proves("97")
    void theOwnersLongestRecordingIsAnotherOne() {
        house.center()
                .voicemail()
                .set(
                        "101",
                        new VoicemailSettings(
                                true,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.of(20),
                                OptionalInt.of(30),
                                Optional.empty(),
                                Optional.empty()));

        logsIn("101").presses("3").hears("recipient").presses("102#").says(Duration.ofSeconds(29));
        caller.hears("maximum length").hears("to send").hangsUp();

        assertThat(house.messages("102").get(0).durationMs()).isCloseTo(30_000, within(500));
    }

    @Test
    @Proves("95")
    void theOperatorOfAMailboxMayBeAnotherOne() {
        house.center()
                .voicemail()
                .set(
                        "101",
                        new VoicemailSettings(
                                true,
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                Optional.empty(),
                                Optional.of("103")));

        caller.dials("3101").hears("you have reached").presses("0").hears("extension one zero three");
    }

    private void greeting(int slot, int seconds) {
        house.center().greetings().record("101", slot, MenuHouse.tone(Duration.ofSeconds(seconds)));
    }

    private void limit(OptionalInt messages, OptionalInt totalSeconds) {
        house.center().voicemail().set("101", settings(true, messages, totalSeconds));
    }

    private static VoicemailSettings settings(boolean enabled, OptionalInt messages, OptionalInt totalSeconds) {
        return new VoicemailSettings(
                enabled,
                messages,
                totalSeconds,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static VoicemailSettings recordings(OptionalInt callerSeconds, boolean endOnSilence) {
        return new VoicemailSettings(
                true,
                OptionalInt.empty(),
                OptionalInt.empty(),
                callerSeconds,
                OptionalInt.empty(),
                Optional.of(endOnSilence),
                Optional.empty());
    }
}
