package org.parley.webapp.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter.HandClock;
import org.parley.webapp.account.LoginResult;
import org.parley.webapp.account.PinSource;
import org.parley.webapp.account.Role;
import org.parley.webapp.event.GatewayEvent;
import org.parley.webapp.toll.NumberClass;
import org.parley.webapp.toll.TollAttempt;
import org.parley.webapp.toll.TollDecision;
import org.parley.webapp.toll.TollGate;
import org.parley.webapp.toll.TollPath;
import org.parley.webapp.toll.TollRefusal;
import org.parley.webapp.toll.TollRequest;
import org.parley.webapp.toll.TollRights;
import org.parley.webapp.toll.TollStop;

/** What the toll gate promises on every database. */
interface TollContract {

    MessageCenter center();

    HandClock clock();

    private TollGate gate() {
        return center().toll();
    }

    private TollDecision ask(String user, String number) {
        return gate().ask(new TollRequest("call-1", user, "5550100", TollPath.DIALLED, number));
    }

    private TollDecision.Allowed allowed(String user) {
        return (TollDecision.Allowed) ask(user, "5551234");
    }

    private long now() {
        return clock().instant().toEpochMilli();
    }

    private static TollDecision no(TollRefusal reason) {
        return new TollDecision.Refused(reason);
    }

    private TollRights caps(int seconds, int calls, int minutes, int atOnce) {
        return new TollRights(
                true,
                Optional.empty(),
                OptionalInt.of(seconds),
                OptionalInt.of(calls),
                OptionalInt.of(minutes),
                OptionalInt.of(atOnce));
    }

    /** A call that was answered and lasted so long. */
    private void call(String user, Duration length) {
        String ticket = allowed(user).ticket();
        gate().placed(ticket, now());
        gate().answered(ticket, now());
        clock().forward(length);
        gate().ended(ticket, now(), "BYE");
    }

    private List<String> outcomes() {
        return gate().list(Long.MAX_VALUE, 100).stream()
                .map(TollAttempt::outcome)
                .toList();
    }

    @Test
    default void nobodyMayCallOutsideWithoutThePermission() {
        assertThat(ask("101", "5551234")).isEqualTo(no(TollRefusal.NOT_ALLOWED));
        assertThat(ask("", "5551234")).isEqualTo(no(TollRefusal.GUEST));
        assertThat(ask("999", "5551234")).isEqualTo(no(TollRefusal.NOT_ALLOWED));
        assertThat(gate().change("101", TollRights.of(true))).isTrue();
        assertThat(center().accounts().byExtension("101").orElseThrow().roles()).contains(Role.OUTSIDE_LINES);
        assertThat(ask("101", "5551234")).isInstanceOf(TollDecision.Allowed.class);
        gate().change("101", TollRights.of(false));
        assertThat(ask("101", "5551234")).isEqualTo(no(TollRefusal.NOT_ALLOWED));
        assertThat(gate().change("999", TollRights.of(true))).isFalse();
    }

    @Test
    default void classesAreThoseOfTheUserElseOfTheSettings() {
        assertThat(ask("109", "0115551234")).isEqualTo(no(TollRefusal.CLASS_NOT_ALLOWED));
        assertThat(ask("109", "12")).isEqualTo(no(TollRefusal.UNKNOWN_NUMBER));
        gate().change(
                        "109",
                        new TollRights(
                                true,
                                Optional.of(Set.of(NumberClass.INTERNATIONAL)),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty(),
                                OptionalInt.empty()));
        assertThat(ask("109", "0115551234")).isInstanceOf(TollDecision.Allowed.class);
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.CLASS_NOT_ALLOWED));
        assertThat(gate().rights("109").classes()).contains(Set.of(NumberClass.INTERNATIONAL));
    }

    @Test
    default void aRowTellsWhatBecameOfTheCall() {
        TollDecision.Allowed call = allowed("109");
        assertThat(call.destination()).matches("outside:5551234;toll=" + call.ticket() + ";max=3600;sig=[0-9a-f]{64}");
        gate().placed(call.ticket(), now());
        clock().forward(Duration.ofSeconds(5));
        gate().answered(call.ticket(), now());
        clock().forward(Duration.ofSeconds(65));
        gate().ended(call.ticket(), now(), "BYE");

        TollAttempt row = gate().list(Long.MAX_VALUE, 1).get(0);
        assertThat(row.seconds()).isEqualTo(65);
        assertThat(row.reason()).isEqualTo("BYE");
        assertThat(row.callId()).isEqualTo("call-1");
        assertThat(row.caller()).isEqualTo("5550100");
        assertThat(row.numberClass()).isEqualTo("local");
        assertThat(gate().list(row.askedAt(), 10)).doesNotContain(row);
    }

    @Test
    default void theCallsOfADayAreBoundAndStopTheUserUntilTheRelease() {
        gate().change("109", caps(60, 2, 60, 2));
        call("109", Duration.ofSeconds(10));
        call("109", Duration.ofSeconds(10));
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.CALLS_PER_DAY));
        assertThat(outcomes().subList(0, 3)).containsExactlyInAnyOrder("refused", "alarm", "stop");
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.STOPPED));
        assertThat(gate().stops()).extracting(TollStop::subject).containsExactly("109");
        clock().forward(Duration.ofSeconds(1));
        assertThat(gate().release("109", "test")).isTrue();
        assertThat(gate().release("109", "test")).isFalse();
        clock().forward(Duration.ofSeconds(1));
        assertThat(ask("109", "5551234")).isInstanceOf(TollDecision.Allowed.class);
        assertThat(gate().stops()).isEmpty();
    }

    @Test
    default void theTimeOfADayIsBoundAndTheLastCallGetsTheRest() {
        gate().change("109", caps(3600, 50, 2, 5));
        call("109", Duration.ofSeconds(90));
        TollDecision.Allowed last = allowed("109");
        assertThat(last.longest()).isEqualTo(Duration.ofSeconds(30));
        // what it may still use is not there for another one, which stops nobody
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.AT_ONCE));
        gate().placed(last.ticket(), now());
        gate().answered(last.ticket(), now());
        clock().forward(Duration.ofSeconds(30));
        gate().ended(last.ticket(), now(), "the longest time is over");
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.TIME_PER_DAY));
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.STOPPED));
    }

    @Test
    default void aNewDayBeginsAtMidnight() {
        gate().change("109", caps(60, 1, 60, 2));
        call("109", Duration.ofSeconds(10));
        clock().forward(Duration.ofDays(1));
        assertThat(ask("109", "5551234")).isInstanceOf(TollDecision.Allowed.class);
    }

    @Test
    default void callsAtOnceAreBoundAndThoseThatNeverCameAreForgotten() {
        gate().change("109", caps(60, 50, 60, 1));
        TollDecision.Allowed first = allowed("109");
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.AT_ONCE));
        clock().forward(Duration.ofSeconds(31));
        String second = allowed("109").ticket();
        gate().placed(second, now());
        clock().forward(Duration.ofSeconds(31));
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.AT_ONCE));
        gate().ended(second, now(), "486 busy");
        assertThat(allowed("109").ticket()).isNotEqualTo(first.ticket());
    }

    @Test
    default void emergenciesPassEverything() {
        gate().stop(TollStop.ALL, "test");
        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.ALL_STOPPED));
        TollDecision.Allowed help = (TollDecision.Allowed) ask("101", "112");
        assertThat(help.longest()).isZero();
        assertThat(help.destination()).matches("outside:112;toll=" + help.ticket() + ";sig=[0-9a-f]{64}");
        assertThat(outcomes()).contains("emergency");
        assertThat(ask("", "112")).isEqualTo(no(TollRefusal.GUEST));
        gate().release(TollStop.ALL, "test");
    }

    @Test
    @Proves("outside-gate")
    default void aStopTakesBackTheTicketsOfCallsInProgressButNotThoseForHelp() {
        String one = allowed("109").ticket();
        gate().placed(one, now());
        gate().answered(one, now());
        String over = allowed("109").ticket();
        gate().placed(over, now());
        gate().ended(over, now(), "BYE");
        String help = ((TollDecision.Allowed) ask("109", "112")).ticket();
        gate().placed(help, now());
        long before = center().events().last();

        gate().stop("109", "test");

        assertThat(center().events().after(before))
                .extracting(event -> event.kind().text(), GatewayEvent::subject, GatewayEvent::content)
                .containsExactly(tuple("toll", "109", "{\"tickets\":[\"" + one + "\"]}"));
        gate().stop(TollStop.ALL, "test");
        assertThat(center().events().after(before)).hasSize(2);
        gate().release(TollStop.ALL, "test");
        gate().release("109", "test");
    }

    @Test
    default void theEndOfADayLetsCallsInProgressGoOn() {
        gate().change("109", caps(600, 1, 60, 2));
        gate().placed(allowed("109").ticket(), now());
        long before = center().events().last();

        assertThat(ask("109", "5551234")).isEqualTo(no(TollRefusal.CALLS_PER_DAY));

        assertThat(gate().stops()).extracting(TollStop::subject).containsExactly("109");
        assertThat(center().events().after(before)).isEmpty();
        gate().release("109", "test");
    }

    @Test
    default void refusalsBecomeAlarmsAndThoseOfUsersStops() {
        for (int i = 0; i < 10; i++) {
            assertThat(gate().stops()).isEmpty();
            ask("101", "5551234");
        }
        assertThat(gate().stops()).extracting(TollStop::subject).containsExactly("101");
        for (int i = 0; i < 50; i++) {
            ask("", "5551234");
        }
        assertThat(outcomes()).filteredOn("alarm"::equals).hasSize(11);
        assertThat(gate().stops()).hasSize(1);
        assertThat(ask("109", "5551234")).isInstanceOf(TollDecision.Allowed.class);
    }

    @Test
    default void aLeadingPinIsFoundAndWrongOnesAreCounted() {
        PinSource own = new PinSource("109", "109");
        assertThat(center().accounts().verifyLeadingPin("109", "710955551234", own))
                .matches(pin -> pin.result() instanceof LoginResult.Accepted
                        && pin.rest().equals("5551234"));
        assertThat(center().accounts().verifyLeadingPin("109", "71095", own).result())
                .as("nothing behind it")
                .isInstanceOf(LoginResult.Refused.class);
        for (int i = 0; i < 5; i++) {
            center().accounts().verifyLeadingPin("109", "710965551234", own);
        }
        assertThat(center().accounts()
                        .verifyLeadingPin("109", "710955551234", own)
                        .result())
                .isInstanceOf(LoginResult.Throttled.class);
        assertThat(center().accounts().verifyPin("109", "71095", new PinSource("5550100", "")))
                .as("the owner elsewhere")
                .isInstanceOf(LoginResult.Accepted.class);
        center().accounts().unlock("109");
    }
}
