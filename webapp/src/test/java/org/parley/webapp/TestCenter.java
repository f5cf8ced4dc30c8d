package org.parley.webapp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.parley.webapp.account.PasswordCost;
import org.parley.webapp.conference.ConferenceSettings;
import org.parley.webapp.conference.InvitationSettings;
import org.parley.webapp.toll.TollSettings;

/** Message centers with demo data for tests, and what goes into them. */
public final class TestCenter {
    /** Cheap enough for tests, the same code. */
    public static final PasswordCost COST = new PasswordCost(256, 1, 1);

    /** What may be called outside: numbers of seven digits, and what begins with 011. */
    public static final TollSettings TOLL = TollSettings.of(
            Map.of(
                    "classes",
                    Map.of("local", List.of("nxxxxxx"), "international", List.of("011*")),
                    "addresses",
                    List.of(),
                    "allowed-classes",
                    List.of("local"),
                    "caps-of-user",
                    Map.of("longest-call", "1 h", "calls-per-day", 50, "per-day", "4 h", "at-once", 2),
                    "caps-in-all",
                    Map.of("calls-per-day", 500, "per-day", "40 h", "at-once", 20),
                    "alarm",
                    Map.of(
                            "refusals-of-user",
                            10,
                            "refusals-in-all",
                            50,
                            "attempts-of-guests",
                            5,
                            "within",
                            "10 minutes"),
                    "stop-ends-calls",
                    true,
                    "keep-days",
                    400),
            List.of("112", "911"));

    /** One standing conference, and three at once. */
    public static final ConferenceSettings CONFERENCES = new ConferenceSettings(
            true, Set.of("408"), Map.of("480", "4711"), 2, 3, List.of(5, 1), 30, false, InvitationSettings.NONE);

    private TestCenter() {}

    public static Path newFolder() {
        try {
            return Files.createTempDirectory("parley-web");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static MessageCenterConfig config(Path folder) {
        return MessageCenterConfig.in(folder)
                .withPasswordCost(COST)
                .withLongestMessage(Duration.ofSeconds(60))
                .withToll(TOLL)
                .withConferences(CONFERENCES);
    }

    /** A µ-law sound of some milliseconds that differs by seed. */
    public static byte[] sound(int ms, int seed) {
        byte[] ulaw = new byte[ms * 8];
        for (int i = 0; i < ulaw.length; i++) {
            ulaw[i] = (byte) (i * 31 + (i >> 8) * 17 + seed);
        }
        return ulaw;
    }

    /** A clock that tests turn by hand. */
    public static final class HandClock extends java.time.Clock {
        private volatile Instant now = Instant.parse("2026-03-02T10:15:30.123Z");

        public void forward(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public java.time.Clock withZone(java.time.ZoneId zone) {
            throw new UnsupportedOperationException("This clock shows UTC");
        }
    }
}
