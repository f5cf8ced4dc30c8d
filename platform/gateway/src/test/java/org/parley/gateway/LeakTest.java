package org.parley.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.gateway.sip.Await;
import org.parley.gateway.sip.Phone;
import org.parley.gateway.sip.ScriptedPlatform;

/** Mostly waits for the stack's timers, so it runs beside other tests. */
@Execution(ExecutionMode.CONCURRENT)
class LeakTest {
    private static final int CALLS = 200;

    /** RFC 3261 keeps transactions over UDP for 32 s; over TCP the stack keeps its connections' for some seconds. */
    @ParameterizedTest
    @CsvSource({"UDP, 120", "TCP, 60"})
    void nothingIsLeftOfManyCalls(String transport, int seconds) throws Exception {
        try (GatewayRig rig = new GatewayRig(ScriptedPlatform.answering())) {
            for (int i = 0; i < CALLS; i++) {
                try (Phone phone = rig.phone(transport)) {
                    phone.connect("3101");
                    if (i % 2 == 0) {
                        phone.hangUp();
                    } else {
                        rig.call().disconnect();
                        phone.ok(phone.incoming("BYE"));
                    }
                    rig.awaitNothingLeft(); // the stack forgets what it has not read yet of a connection that ends
                }
            }
            Await.until(
                    Duration.ofSeconds(seconds),
                    () -> rig.gateway().statistics().sip().transactions() == 0
                            && rig.gateway().statistics().sip().dialogs() == 0
                            && connectionThreads() < CALLS / 4,
                    () -> rig.gateway().statistics() + ", " + connectionThreads() + " threads of connections");
            assertThat(rig.gateway().statistics().answered()).isEqualTo(CALLS);
        }
    }

    private static long connectionThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("TCPMessageChannel") || name.startsWith("PipelineThread"))
                .count();
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
