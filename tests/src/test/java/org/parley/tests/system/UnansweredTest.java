package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.PhoneAccount;
import org.parley.tests.phone.PhoneCall;
import org.parley.tests.phone.RingingCall;

/** A telephone that nobody answers. */
class UnansweredTest {
    private static final Duration SOON = Duration.ofSeconds(15);

    @Test
    void itStopsRingingAfterAWhileAndTheCallerHearsTheGreeting(@TempDir Path folder) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(folder.resolve("data"), "dialplan.ring = 3 seconds");
                MediaClock clock = new MediaClock();
                Phone alice = Phone.udp(clock, server.sip());
                Phone bob = Phone.udp(clock, server.sip())) {
            PhoneAccount called = bob.account("101", "sip-101");
            assertThat(called.register(300).status()).isEqualTo(200);
            long begin = System.nanoTime();
            try (PhoneCall call = alice.to("101").dial();
                    RingingCall ringing = bob.awaitRing(SOON).ring()) {
                ringing.cancelled(SOON);
                assertThat(System.nanoTime() - begin).isGreaterThan(2_900_000_000L);
                Caller caller = new Caller(call.answered());
                caller.hears("deposit/you-have-reached");
            }
        }
    }
}
