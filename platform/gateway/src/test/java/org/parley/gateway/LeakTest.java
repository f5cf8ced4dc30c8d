package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

class LeakTest {
    private static final int CALLS = 200;

    /** RFC 3261 keeps transactions over UDP for 32 s; nothing is kept over TCP but for some seconds. */
    @ParameterizedTest
    @CsvSource({"UDP, 45", "TCP, 20"})
    void nothingIsLeftOfManyCalls(String transport, int seconds) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            int threads = 0;
            for (int i = 0; i < CALLS; i++) {
                try (Phone phone = rig.phone(transport)) {
                    phone.connect("3101");
                    if (i % 2 == 0) {
                        phone.hangUp();
                    } else {
                        rig.call().disconnect();
                        phone.ok(phone.incoming("BYE"));
                    }
                }
                if (i == 20) {
                    threads = Thread.activeCount();
                }
            }
            rig.awaitNothingLeft();
            Await.until(
                    Duration.ofSeconds(seconds),
                    () -> rig.gateway().statistics().sip().transactions() == 0
                            && rig.gateway().statistics().sip().dialogs() == 0,
                    rig.gateway()::statistics);
            int before = threads;
            Await.until(
                    Duration.ofSeconds(10),
                    () -> Thread.activeCount() <= before + 20,
                    () -> Thread.activeCount() + " threads");
            assertThat(rig.gateway().statistics().answered()).isEqualTo(CALLS);
        }
    }

    @Test
    void nothingIsLeftOfRefusedAndCancelledCalls() throws Exception {
        try (GatewayRig rig = new GatewayRig(new ScriptedPlatform(call -> {}))) {
            for (int i = 0; i < 50; i++) {
                Phone phone = rig.phone();
                phone.invite("3101", i % 2 == 0 ? Phone.offer() : "v=0\r\n");
                if (i % 2 == 0) {
                    phone.answer(100);
                    phone.cancel();
                }
                assertThat(phone.finalAnswer("INVITE").status()).isEqualTo(i % 2 == 0 ? 487 : 488);
                phone.ackRefusal();
            }
            rig.awaitNothingLeft();
        }
    }
}
