package org.parley.webapp.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.parley.webapp.MessageCenter;
import org.parley.webapp.Proves;
import org.parley.webapp.TestCenter;
import org.parley.webapp.TestCenter.HandClock;

/** Ten thousand guesses at PINs: none gets in, and the owner does. Each test has an extension and places of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BruteForceTest {
    private static final int GUESSES = 10_000;
    private static final PinSource MOBILE = new PinSource("192.0.2.99", "");

    private final HandClock clock = new HandClock();
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Path folder = TestCenter.newFolder();
    private MessageCenter center;

    @BeforeAll
    void open() {
        center = MessageCenter.open(TestCenter.config(folder).withClock(clock));
        center.demoData().create(true);
    }

    @AfterAll
    void close() {
        center.close();
    }

    private LoginResult tries(String extension, String pin, PinSource source) {
        return center.accounts().verifyPin(extension, pin, source);
    }

    private static String right(String extension) {
        return "7" + extension + "5";
    }

    private static PinSource telephone(String extension) {
        return new PinSource("192.0.2.1", extension);
    }

    /** All different; the right one is among them, but not among the first. */
    private List<String> guesses(String right) {
        List<String> pins = new ArrayList<>();
        for (int pin = 0; pins.size() < GUESSES; pin++) {
            pins.add(String.format("%05d", pin));
        }
        Collections.shuffle(pins, random);
        pins.set(GUESSES / 10 + random.nextInt(GUESSES * 9 / 10), right);
        return pins;
    }

    @Test
    @Proves("brute-force")
    void manyCallersFromManyPlacesNeverGetInAndTheOwnersTelephoneAlwaysDoes() {
        int looked = 0;
        int number = 0;
        for (String pin : guesses(right("101"))) {
            clock.forward(Duration.ofSeconds(4));
            PinSource somewhere = new PinSource("198.51." + number % 4 + "." + random.nextInt(256), "");
            LoginResult result = tries("101", pin, somewhere);
            assertThat(result).as("guess %d, seed %d", number, seed).isNotInstanceOf(LoginResult.Accepted.class);
            looked += result instanceof LoginResult.Refused ? 1 : 0;
            if (number++ % 100 == 50) {
                assertThat(tries("101", right("101"), telephone("101"))).isInstanceOf(LoginResult.Accepted.class);
            }
        }
        assertThat(looked).as("guesses in eleven hours that were looked at").isBetween(6, 17);

        clock.forward(Duration.ofDays(1));
        assertThat(tries("101", right("101"), MOBILE)).isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    @Proves({"brute-force", "lockout"})
    void whoWaitsForTheEndOfEachPauseHasOneGuessADay() {
        Instant begin = clock.instant();
        int looked = 0;
        while (looked < 40) {
            LoginResult result = tries("102", "0" + looked, new PinSource("203.0.100." + looked, ""));
            if (result instanceof LoginResult.Throttled throttled) {
                clock.forward(
                        Duration.between(clock.instant(), throttled.until()).plusMillis(1));
            } else {
                looked++;
            }
        }
        assertThat(Duration.between(begin, clock.instant())).isGreaterThan(Duration.ofDays(23));
    }

    @Test
    void waitingUntilAllIsForgottenIsNoFaster() {
        int looked = 0;
        for (int day = 0; day < 40; day++) {
            while (tries("103", "0" + looked, new PinSource("203.0.101." + looked % 256, ""))
                    instanceof LoginResult.Refused) {
                looked++;
            }
            clock.forward(Duration.ofDays(day % 9 == 8 ? 8 : 0).plusHours(24));
        }
        assertThat(looked).as("guesses looked at in eighty days").isLessThan(100);
    }

    @Test
    void onePlaceThatTriesEveryExtensionIsSlowedDown() {
        PinSource place = new PinSource("203.0.102.7", "");
        int looked = 0;
        for (int i = 0; i < GUESSES; i++) {
            clock.forward(Duration.ofSeconds(4));
            LoginResult result =
                    tries(String.valueOf(100 + i % 900), i % 900 == 4 && i > 900 ? right("104") : "00000", place);
            assertThat(result).isNotInstanceOf(LoginResult.Accepted.class);
            looked += result instanceof LoginResult.Refused ? 1 : 0;
        }
        assertThat(looked).as("guesses in eleven hours that were looked at").isLessThan(80);
        assertThat(tries("104", right("104"), MOBILE)).isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    @Proves("brute-force")
    void aThiefAtTheOwnersTelephoneClosesItForAQuarterOfAnHourAtMost() {
        for (int i = 0; i < 2_000; i++) {
            clock.forward(Duration.ofSeconds(4));
            assertThat(tries("105", "0" + i, telephone("105"))).isNotInstanceOf(LoginResult.Accepted.class);
        }
        clock.forward(Duration.ofMinutes(15));
        assertThat(tries("105", right("105"), telephone("105"))).isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    @Proves("lockout")
    void pausesOutliveARestart() {
        for (int i = 0; i < 5; i++) {
            tries("106", "0" + i, new PinSource("203.0.103." + i, ""));
        }
        assertThat(tries("106", right("106"), MOBILE)).isInstanceOf(LoginResult.Throttled.class);
        center.close();
        center = MessageCenter.open(TestCenter.config(folder).withClock(clock));
        assertThat(tries("106", right("106"), MOBILE)).isInstanceOf(LoginResult.Throttled.class);
        center.accounts().unlock("106");
        assertThat(tries("106", right("106"), MOBILE)).isInstanceOf(LoginResult.Accepted.class);
    }

    @Test
    @Proves("unknown-alike")
    void anUnknownExtensionIsAnsweredAsAKnownOneGuessByGuess() {
        for (int i = 0; i < 200; i++) {
            clock.forward(Duration.ofSeconds(7));
            LoginResult known = tries("107", "0" + i, new PinSource("203.0.104." + i, ""));
            LoginResult unknown = tries("998", "0" + i, new PinSource("203.0.105." + i, ""));
            assertThat(unknown).isEqualTo(known);
        }
    }
}
