package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Pace;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** A message is listed within a second of the hang-up, and the stream that its caller heard has no gap. */
@ExtendWith(OnSharedServer.class)
@Isolated("asks for figures")
class FirstFiguresTest {
    private static final Duration A_SECOND = Duration.ofSeconds(1);

    private final ServerUnderTest server;
    private final MediaClock clock;

    FirstFiguresTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @Test
    void aMessageIsListedWithinASecond() throws Exception {
        Rest mailbox = server.rest("101");
        mailbox.clear();
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller caller = new Caller(phone.call("3101"))) {
            caller.presses("#");
            caller.hearsBeep();
            caller.says(Sound.speech(102, 8));
            long hungUp = caller.hangsUp();
            List<Rest.Message> listed = mailbox.awaitMessages(1, A_SECOND);
            assertThat(System.nanoTime() - hungUp).isLessThan(A_SECOND.toNanos());
            assertThat(listed.get(0).durationMs()).isCloseTo(8_000, within(300));
            assertThat(Pace.of(caller.heard().packets()).gaps())
                    .as("gaps in the stream")
                    .isZero();
        }
    }
}
