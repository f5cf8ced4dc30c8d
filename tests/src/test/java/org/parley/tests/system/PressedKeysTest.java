package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.Heard.Found;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** Which keys count, when, and how soon the prompt stops. */
@ExtendWith(OnSharedServer.class)
class PressedKeysTest {
    private static final short[] MESSAGE = Sound.speech(102, 5);

    private final ServerUnderTest server;
    private final MediaClock clock;
    private Phone phone;

    PressedKeysTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    @BeforeEach
    void takeThePhone() throws Exception {
        phone = Phone.udp(clock, server.sip());
        server.rest("102").clear();
    }

    @AfterEach
    void putItDown() throws Exception {
        phone.close();
    }

    @Test
    void keysTypedAheadCountFromTheFirstMomentOn() throws Exception {
        try (Caller owner = new Caller(phone.call("404"))) {
            owner.presses("102#71025#1");
            owner.hears("center/no-new-messages");
        }
    }

    @Test
    void thePromptStopsWithin40MillisecondsOfAKey() throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int attempt = 0; attempt < 5; attempt++) {
            try (Caller owner = new Caller(phone.call("6102"))) {
                Found prompt = owner.hears("center/enter-pin");
                long pressed = owner.presses("7");
                int then = owner.heard().now();
                assertThat(then).as("the prompt still plays").isLessThan(prompt.end());
                owner.heard()
                        .await(
                                then + 8_000,
                                System.nanoTime() + Duration.ofSeconds(2).toNanos());
                long last = owner.heard().lastSoundBefore(pressed + 900_000_000);
                millis.add(Math.max(0, last - pressed) / 1_000_000);
            }
        }
        assertThat(millis.stream().sorted().toList().get(2))
                .as("median of %s ms", millis)
                .isLessThanOrEqualTo(40);
    }

    @Test
    @Proves("39")
    void onlyItsOwnKeysStopAMessage() throws Exception {
        Caller caller = new Caller(phone.call("3102"));
        caller.hears("deposit/you-have-reached");
        caller.presses("#");
        caller.hearsBeep();
        caller.says(MESSAGE);
        caller.hangsUp();
        server.rest("102").awaitMessages(1, Duration.ofSeconds(2));

        try (Caller owner = new Caller(phone.call("6102"))) {
            owner.presses("71025#1");
            Found body = owner.hears(MESSAGE);
            owner.presses("2319#4");
            owner.heard()
                    .await(
                            body.start() + MESSAGE.length,
                            System.nanoTime() + Duration.ofSeconds(8).toNanos());
            short[] played = owner.heard().sound(body.start(), body.start() + MESSAGE.length);
            assertThat(Correlation.of(MESSAGE, played).match()).isGreaterThan(0.95);
            owner.hears("center/message-menu");
            owner.heardNothingOf("system/invalid-choice");
            owner.presses("3");
            owner.hears("center/message-deleted");
        }
    }
}
