package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.parley.browser.platform.ConnectionEvent.Kind.CONNECTED;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.parley.gateway.sip.AddressRange;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.CallLimits;
import org.parley.gateway.sip.Message;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;
import org.parley.gateway.sip.SourceLimits;

/** More than can be served, and a stop while calls go on. */
class LimitsTest {
    private static GatewayRig rig(ScriptedPlatform platform, CallLimits limits) throws Exception {
        return new GatewayRig(platform, config -> config.withLimits(limits));
    }

    private static CallLimits perSource(int calls, int newPerSecond, AddressRange... unlimited) {
        return CallLimits.DEFAULT.withPerSource(new SourceLimits(calls, newPerSecond, List.of(unlimited)));
    }

    private static void isToldToComeBack(Phone phone) {
        phone.invite("3101", Phone.offer());
        Message answer = phone.finalAnswer("INVITE");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isNotEmpty();
        phone.ackRefusal();
    }

    @Test
    void oneAddressHasSoManyCallsAndTheyGoOn() throws Exception {
        try (GatewayRig rig = rig(ScriptedPlatform.answering(), perSource(2, 1000))) {
            Phone first = rig.phone();
            Phone second = rig.phone("TCP");
            first.connect("3101");
            second.connect("3101");
            isToldToComeBack(rig.phone());
            isToldToComeBack(rig.phone("TCP"));
            first.hangUp();
            rig.awaitCalls(1);
            Phone third = rig.phone();
            third.connect("3101");
            third.hangUp();
            second.hangUp();
        }
    }

    @Test
    void whoIsNamedInTheSettingsIsNotBound() throws Exception {
        try (GatewayRig rig = rig(ScriptedPlatform.answering(), perSource(1, 1, AddressRange.of("127.0.0.0/8")))) {
            List<Phone> phones = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                phones.add(rig.phone());
                phones.get(i).connect("3101");
            }
            phones.forEach(Phone::hangUp);
        }
    }

    @Test
    void oneAddressMayNotAskForCallsTooFast() throws Exception {
        try (GatewayRig rig = rig(ScriptedPlatform.answering(), perSource(1000, 1))) {
            Phone calm = rig.phone();
            calm.connect("3101");
            int refused = 0;
            for (int i = 0; i < 10; i++) {
                Phone phone = rig.phone();
                phone.invite("3101", Phone.offer());
                if (phone.finalAnswer("INVITE").status() == 503) {
                    refused++;
                    phone.ackRefusal();
                } else {
                    phone.ack("");
                    phone.hangUp();
                }
            }
            assertThat(refused).isPositive();
            // what is refused never becomes a session, and calls in progress do not notice
            assertThat(rig.callsSeen()).isEqualTo(11 - refused);
            calm.hangUp();
        }
    }

    @Test
    void whenThePlatformCannotKeepUpNewCallsAreRefused() throws Exception {
        List<ScriptedPlatform.Call> waiting = new ArrayList<>();
        ScriptedPlatform slow = new ScriptedPlatform(waiting::add);
        try (GatewayRig rig = rig(slow, CallLimits.DEFAULT.withMaxUndecided(2))) {
            Phone first = rig.phone();
            Phone second = rig.phone();
            first.invite("3101", Phone.offer());
            first.answer(100);
            second.invite("3101", Phone.offer());
            second.answer(100);
            Await.until(GatewayRig.SOON, () -> slow.calls().size() == 2, slow::calls);
            isToldToComeBack(rig.phone());
            slow.calls().forEach(ScriptedPlatform.Call::accept);
            for (Phone phone : List.of(first, second)) {
                phone.answer(200);
                phone.ack("");
            }
            Phone third = rig.phone();
            third.invite("3101", Phone.offer());
            Await.until(GatewayRig.SOON, () -> slow.calls().size() == 3, slow::calls);
            slow.calls().get(2).accept();
            third.answer(200);
            third.ack("");
            List.of(first, second, third).forEach(Phone::hangUp);
        }
    }

    @Test
    void aStopLetsCallsEndByThemselves() throws Exception {
        try (GatewayRig rig = rig(ScriptedPlatform.answering(), CallLimits.DEFAULT.withDrain(Duration.ofMinutes(1)))) {
            Phone phone = rig.phone();
            phone.connect("3101");
            Thread stop = new Thread(rig.gateway()::close);
            stop.start();
            Await.until(GatewayRig.SOON, () -> !rig.gateway().ready(), () -> "ready");
            isToldToComeBack(rig.phone());
            Phone asks = rig.phone();
            asks.request("OPTIONS", "");
            assertThat(asks.finalAnswer("OPTIONS").status()).isEqualTo(503);
            phone.request("UPDATE", "");
            assertThat(phone.finalAnswer("UPDATE").status()).isEqualTo(200);
            Phone called = rig.phone();
            String connection = rig.call().call(called.uri());
            called.answer(called.incoming("INVITE"), 200, Phone.offer());
            called.incoming("ACK");
            Await.until(
                    GatewayRig.SOON,
                    () -> rig.call().kinds(connection).contains(CONNECTED),
                    () -> rig.call().events());
            rig.call().disconnect(connection);
            called.ok(called.incoming("BYE"));
            phone.hangUp();
            stop.join(20_000);
            assertThat(stop.isAlive()).isFalse();
        }
    }

    @Test
    void anEmergencyNumberAloneIsNoReasonToLetAGuestIn() throws Exception {
        try (GatewayRig rig = rig(
                ScriptedPlatform.answering(), CallLimits.DEFAULT.withMaxCalls(1).withEmergency(Set.of("112")))) {
            Phone first = rig.phone();
            first.connect("3101");
            Phone second = rig.phone();
            second.invite("112", Phone.offer());
            assertThat(second.finalAnswer("INVITE").status()).isEqualTo(503);
            second.ackRefusal();
            first.hangUp();
        }
    }
}
