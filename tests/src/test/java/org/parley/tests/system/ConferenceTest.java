package org.parley.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.parley.tests.Proves;
import org.parley.tests.phone.Correlation;
import org.parley.tests.phone.MediaClock;
import org.parley.tests.phone.Phone;
import org.parley.tests.phone.Sound;

/** Calls that meet in a conference: each hears the others and not itself. */
@ExtendWith(OnSharedServer.class)
class ConferenceTest {
    private final ServerUnderTest server;
    private final MediaClock clock;

    ConferenceTest(ServerUnderTest server, MediaClock clock) {
        this.server = server;
        this.clock = clock;
    }

    /** Dials the center or the ID, gives what is asked for, and is told which caller it is. */
    private Caller enters(Phone phone, String number, String id) throws IOException {
        Caller caller = new Caller(phone.call(number));
        if (!number.equals(id)) {
            caller.hears("conference/enter-id");
            caller.presses(id + "#");
        }
        caller.hears("conference/enter-password");
        caller.presses(id + "#");
        caller.hears("conference/you-are-caller");
        return caller;
    }

    @Test
    @Proves({"157", "182", "211"})
    void threeMeetAndOneGoes() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip());
                Caller alice = enters(phone, "480", "480")) {
            alice.hears(Sound.wav(ServerUnderTest.HOME.resolve(Path.of("prompts", "music", "alone.wav"))));
            try (Caller bob = enters(phone, "408", "480")) {
                alice.hears(tone(880));
                speaksAndIsHeard(70, alice, bob);
                try (Caller carol = enters(phone, "480", "480")) {
                    alice.hears(tone(880));
                    bob.hears(tone(880));
                    speaksAndIsHeard(71, alice, bob, carol);
                    speaksAndIsHeard(72, bob, carol, alice);
                    speaksAndIsHeard(73, carol, alice, bob);
                    carol.hangsUp();
                }
                alice.hears(tone(440));
                bob.hears(tone(440));
                speaksAndIsHeard(74, bob, alice);
            }
        }
    }

    private static void speaksAndIsHeard(long seed, Caller speaker, Caller... others) {
        Talk talk = Talk.of(seed);
        int before = speaker.heard().now();
        speaker.call().talksAllTheTime(talk.sound());
        for (Caller other : others) {
            talk.isHeardIn(other.heard());
        }
        short[] echo = speaker.heard().sound(before, speaker.heard().now());
        assertThat(Correlation.of(Arrays.copyOf(talk.sound(), 8_000), echo).match())
                .as("hears itself")
                .isLessThan(0.3);
        speaker.call().talksAllTheTime(new short[Sound.FRAME]);
    }

    @Test
    void textCallsAreSilentPartiesBesideTelephones() throws Exception {
        try (TextLine first = TextLine.dial(server, "482");
                Phone phone = Phone.udp(clock, server.sip())) {
            first.hears("Enter the conference password")
                    .types("press 482#")
                    .hears("You are caller number")
                    .types("wait 3s")
                    .hears("join caller");
            try (Caller alice = enters(phone, "482", "482");
                    Caller bob = enters(phone, "482", "482")) {
                speaksAndIsHeard(75, alice, bob);
                try (TextLine second = TextLine.dial(server, "482")) {
                    second.hears("Enter the conference password")
                            .types("press 482#")
                            .hears("You are caller number")
                            .types("wait 3s")
                            .hears("text has no sound");
                    speaksAndIsHeard(76, bob, alice);
                }
                first.types("hangup");
                speaksAndIsHeard(77, alice, bob);
            }
        }
    }

    @Test
    void allSeatsAreTaken() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            List<Caller> callers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                callers.add(new Caller(phone.call("483")));
                callers.get(i).presses("483#");
            }
            for (Caller caller : callers) {
                caller.hears("conference/you-are-caller");
            }
            try (Caller late = new Caller(phone.call("483"))) {
                late.presses("483#");
                late.hears("conference/full");
                late.isHungUpOn();
            }
            callers.get(0).hangsUp();
            callers.add(Eventually.get(
                            "a seat that came free", Duration.ofSeconds(20), () -> tries(phone), Optional::isPresent)
                    .get());
            for (Caller caller : callers) {
                caller.close();
            }
        }
    }

    @Test
    void whoHangsUpBeforeComingInKeepsNoSeat() throws Exception {
        try (Phone phone = Phone.udp(clock, server.sip())) {
            for (int i = 0; i < 9; i++) {
                Caller caller = new Caller(phone.call("481"));
                caller.presses("481#");
                caller.hangsUp();
            }
            Eventually.get("the first seat", Duration.ofSeconds(30), () -> first(phone), first -> first);
        }
    }

    /** Whether whoever comes next is the first one. */
    private static boolean first(Phone phone) throws IOException {
        try (Caller caller = new Caller(phone.call("481"))) {
            caller.presses("481#");
            return caller.listensFor("conference/you-are-caller", Duration.ofSeconds(5))
                            .isPresent()
                    && caller.listensFor("number/1", Duration.ofSeconds(3)).isPresent();
        }
    }

    private static Optional<Caller> tries(Phone phone) throws IOException {
        Caller caller = new Caller(phone.call("483"));
        caller.presses("483#");
        if (caller.listensFor("conference/you-are-caller", Duration.ofSeconds(5))
                .isPresent()) {
            return Optional.of(caller);
        }
        caller.close();
        return Optional.empty();
    }

    private static short[] tone(int hertz) {
        short[] samples = new short[1_500];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (4_000 * Math.sin(2 * Math.PI * hertz * i / 8_000));
        }
        return samples;
    }
}
