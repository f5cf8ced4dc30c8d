package org.parley.tests.menus;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.text.TextCaller;
import org.parley.tests.Proves;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.toll.TollAttempt;
import org.parley.webapp.toll.TollRights;
import org.parley.webapp.toll.TollStop;

/** FEATURES 1.6: the outside line, and numbers outside that are dialled. */
class OutsideByTextTest extends MenuTest {
    private static final String DIAL_TONE = "dial tone";

    @Override
    @BeforeAll
    void open(@TempDir Path data) {
        house = new MenuHouse(
                data.resolve("house"),
                "toll { caps-of-user { at-once = 1000, longest-call = 10 s }, caps-in-all.at-once = 1000 }");
    }

    @BeforeEach
    void releaseAll() {
        house.center().toll().change("109", TollRights.of(true));
        house.center().toll().release("109", "test");
        house.center().toll().release(TollStop.ALL, "test");
        caller.canReach(
                "5557777 rings 1s, answers\n5558888 busy\n5559999 rings\n5556666 declines 503\n112 rings 1s, answers"
                        + "\n0115550000 answers\n2125550000 answers\n5550503 declines 500");
    }

    private TextCaller atTheDialTone() {
        return logsIn("109").hears("for an outside line, press 7").presses("7").hears(DIAL_TONE);
    }

    private List<TollAttempt> audit(int count) {
        return house.center().toll().list(Long.MAX_VALUE, count);
    }

    @Test
    @Proves({"25", "20"})
    void sevenIsNeitherOfferedNorTakenWithoutThePermission() {
        logsIn("101").hears("to hear this again, press star").hearsNothingOf("outside line");
        caller.presses("7")
                .hears("invalid choice")
                .presses("7")
                .hears("invalid choice")
                .presses("7");
        caller.hears("invalid choice").hears("goodbye").isDisconnected();
    }

    @Test
    @Proves({"20", "82", "83", "outside-gate"})
    void aNumberIsCalledWithoutPrefixAndTheFarSideHangsUp() {
        atTheDialTone().presses("5557777").sees("joined: caller 5557777");
        caller.farSideDoes("5557777 hangup").hears(DIAL_TONE);
        TollAttempt row = audit(1).get(0);
        assertThat(row.user()).isEqualTo("109");
        assertThat(row.number()).isEqualTo("5557777");
        assertThat(row.numberClass()).isEqualTo("local");
        assertThat(row.outcome()).isEqualTo("allowed");
        assertThat(row.path()).isEqualTo("message-center");
        assertThat(row.callId()).isNotEmpty();
    }

    @Test
    @Proves("84")
    void starPoundEndsTheCallAndTheNextNumberCanBeDialled() {
        atTheDialTone()
                .presses("5557777")
                .sees("joined: caller 5557777")
                .presses("*#")
                .hears(DIAL_TONE);
        caller.presses("2125550000")
                .sees("joined: caller 2125550000")
                .presses("*#")
                .hears(DIAL_TONE);
    }

    @Test
    @Proves("86")
    void aTelephoneWhoseKeysDoNotComeTogetherTalksOnUntilTheFarSideHangsUp() {
        atTheDialTone()
                .presses("5557777")
                .sees("joined: caller 5557777")
                .presses("*")
                .waits(Duration.ofSeconds(3))
                .presses("#")
                .waits(Duration.ofSeconds(3))
                .hearsNothingOf(DIAL_TONE);
        caller.farSideDoes("5557777 hangup").hears(DIAL_TONE);
    }

    @Test
    void starPoundWhileItRingsGivesUp() {
        atTheDialTone().presses("5559999").sees("5559999 rings").presses("*#").hears(DIAL_TONE);
    }

    @Test
    @Proves("85")
    void starPoundAtTheDialToneLeadsToThePinAndThenToTheMainMenu() {
        atTheDialTone().presses("*#").hears("enter your PIN").presses("71095#").hears("for new messages");
    }

    @Test
    void starPoundWhileDiallingTakesTheDigitsBack() {
        atTheDialTone().presses("555*#").hears(DIAL_TONE).hearsNothingOf("enter your PIN");
        caller.presses("5557777").sees("joined: caller 5557777");
    }

    @Test
    void poundEndsANumberThatCouldGoOn() {
        house.center().toll().change("109", allows(EnumSet.allOf(NumberClass.class)));
        atTheDialTone().presses("0115550000#").sees("joined: caller 0115550000");
    }

    private static TollRights allows(Set<NumberClass> classes) {
        return new TollRights(
                true,
                Optional.of(classes),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalInt.empty());
    }

    @Test
    void withoutAKeyTheCallEnds() {
        atTheDialTone().hears("goodbye").isDisconnected();
    }

    @ParameterizedTest
    @CsvSource({
        "5558888, that number is busy",
        "5559999, there is no answer",
        "5556666, all outside lines are busy",
        "5550503, the call could not be completed",
        "555, not a number that can be called",
        "1234, not a number that can be called",
        "0115550000#, you are not allowed to call that number",
        "9005551234#, you are not allowed to call that number",
    })
    void theCallerHearsWhyNot(String number, String words) {
        atTheDialTone().presses(number).hears(words).hears(DIAL_TONE);
    }

    @Test
    void withoutLinesTheCallerIsToldSo() {
        caller.canReach("");
        atTheDialTone().presses("5557777").hears("no outside line is available").hears(DIAL_TONE);
        caller.authenticatedAs("109")
                .dials("95557777")
                .hears("no outside line is available")
                .isDisconnected();
    }

    @Test
    void theDialToneIsHeardInSpanish() {
        caller.dials("6109").hears("enter your PIN").presses("##").hears("PIN").presses("71095#");
        caller.hears("para una línea externa, marque 7").presses("7").hears("tono de marcar");
        caller.presses("0115550000#").hears("usted no puede llamar a ese número");
    }

    @Test
    @Proves("210")
    void aTelephoneDialsNineAndANumber() {
        caller.authenticatedAs("109").dials("95557777").sees("joined: caller 5557777");
        assertThat(audit(1).get(0).path()).isEqualTo("dialled");
        caller.farSideDoes("5557777 hangup").isDisconnected();
    }

    @Test
    @Proves("210")
    void aTelephoneDialsItsPinAndANumber() {
        caller.authenticatedAs("109").dials("78710955557777").sees("joined: caller 5557777");
        TollAttempt row = audit(1).get(0);
        assertThat(row.path()).isEqualTo("dialled-with-pin");
        assertThat(row.number()).isEqualTo("5557777");
    }

    @Test
    void aWrongPinIsRefusedAndNotWrittenDown() {
        caller.authenticatedAs("109")
                .dials("78710965557777")
                .hears("that PIN is not correct")
                .isDisconnected();
        TollAttempt row = audit(1).get(0);
        assertThat(row.reason()).isEqualTo("wrong-pin");
        assertThat(row.toString()).doesNotContain("71096");
        house.center().accounts().unlock("109");
    }

    @ParameterizedTest
    @ValueSource(strings = {"95557777", "78710155557777"})
    void withoutThePermissionATelephoneHearsSo(String number) {
        caller.authenticatedAs("101")
                .dials(number)
                .hears("not allowed to make outside calls")
                .isDisconnected();
        assertThat(audit(1).get(0).reason()).isEqualTo("not-allowed");
    }

    @ParameterizedTest
    @CsvSource({"9123456, not a number that can be called", "99005551234, not allowed to call that number"})
    void aTelephoneHearsWhyNot(String number, String words) {
        caller.authenticatedAs("109").dials(number).hears(words).isDisconnected();
    }

    @ParameterizedTest
    @Proves({"emergency", "outside-gate"})
    @ValueSource(strings = {"112", "9112"})
    void everyTelephoneReachesHelpPastAStop(String number) {
        house.center().toll().stop(TollStop.ALL, "test");
        caller.authenticatedAs("101").dials(number).sees("joined: caller 112");
        TollAttempt row = audit(1).get(0);
        assertThat(row.outcome()).isEqualTo("emergency");
        assertThat(row.user()).isEqualTo("101");
    }

    @Test
    void aStopIsSpokenAndReleased() {
        house.center().toll().stop("109", "test");
        caller.authenticatedAs("109")
                .dials("95557777")
                .hears("outside calls have been stopped")
                .isDisconnected();
        house.center().toll().release("109", "test");
        caller.authenticatedAs("109").dials("95557777").sees("joined: caller 5557777");
    }

    @Test
    @Proves("outside-gate")
    void theCapOfADayStopsTheUser() {
        house.center().toll().change("109", caps(OptionalInt.of(0), OptionalInt.empty()));
        caller.authenticatedAs("109")
                .dials("95557777")
                .hears("limit of outside calls")
                .isDisconnected();
        assertThat(audit(3)).extracting(TollAttempt::outcome).containsExactlyInAnyOrder("refused", "alarm", "stop");
        house.center().toll().change("109", TollRights.of(true));
        caller.authenticatedAs("109")
                .dials("95557777")
                .hears("have been stopped")
                .isDisconnected();
    }

    @Test
    void onlySoManyCallsAtOnce() {
        house.center().toll().change("109", caps(OptionalInt.empty(), OptionalInt.of(0)));
        caller.authenticatedAs("109")
                .dials("95557777")
                .hears("too many outside calls")
                .isDisconnected();
    }

    private static TollRights caps(OptionalInt perDay, OptionalInt atOnce) {
        return new TollRights(true, Optional.empty(), OptionalInt.empty(), perDay, OptionalInt.empty(), atOnce);
    }
}
