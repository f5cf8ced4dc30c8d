package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent;
import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.audio.G711;

/** Everybody hears the others and not themselves. */
class ConferenceTest {
    private static final int LENGTH = 12_000;
    /** A quarter of a second of one while another speaks too, perhaps louder just then; of nobody it is below 0.25. */
    private static final double AMONG_TWO = 0.4;

    @TempDir
    Path data;

    private TestEngine engine;
    private MediaConference conference;
    private final List<Party> parties = new ArrayList<>();

    /** A telephone in a call, with words of its own. */
    private record Party(RtpPhone phone, MediaSession session, byte[] speech) {
        /** How clearly another one's words are heard among what was heard from there on. */
        double hears(byte[] words, int from) {
            byte[] heard = phone.heard();
            byte[] some = Arrays.copyOfRange(words, words.length / 2, words.length / 2 + 2_000);
            return Signals.correlation(some, heard, (from + heard.length) / 2, (heard.length - from) / 2);
        }

        Thread speaks() {
            Thread speaker = new Thread(() -> phone.speak(speech, 0, session.local()));
            speaker.start();
            return speaker;
        }
    }

    @BeforeEach
    void open() throws Exception {
        engine = new TestEngine(data);
        conference = engine.engine.conference("480");
    }

    @AfterEach
    void end() {
        parties.forEach(party -> {
            party.session.close();
            party.phone.close();
        });
        conference.close();
        engine.close();
    }

    private Party party() throws IOException {
        RtpPhone phone = new RtpPhone();
        MediaSession session = engine.engine.open("party" + parties.size());
        session.connect(phone.peer(Codec.PCMU));
        Party party = new Party(phone, session, Signals.speech(parties.size() + 1, LENGTH));
        parties.add(party);
        return party;
    }

    private Party joined(boolean talks, boolean hears) throws IOException {
        Party party = party();
        conference.join(party.session, ConferencePart.of(talks, hears));
        return party;
    }

    private void talkAtOnce() throws InterruptedException {
        List<Thread> speakers = parties.stream().map(Party::speaks).toList();
        for (Thread speaker : speakers) {
            speaker.join();
        }
        settle(parties.get(0));
    }

    /** What is on its way to somebody arrives. */
    private static void settle(Party party) {
        int more = party.phone.packets().size() + 30;
        PlayingTest.await(() -> party.phone.packets().size() > more);
    }

    @Test
    void eachHearsTheOthersAndNotItself() throws Exception {
        Party alice = joined(true, true);
        Party bob = joined(true, true);
        Party carol = joined(true, true);
        PlayingTest.await(() -> conference.parties() == 3);
        talkAtOnce();
        for (Party listener : parties) {
            for (Party speaker : parties) {
                double clear = listener.hears(speaker.speech, 0);
                if (speaker == listener) {
                    assertThat(clear).as("echo").isLessThan(0.25);
                } else {
                    assertThat(clear).as("the sum of two").isGreaterThan(AMONG_TWO);
                }
            }
        }
        conference.leave(carol.session);
        PlayingTest.await(() -> conference.parties() == 2);
        int from = bob.phone.heard().length;
        talkAtOnce();
        assertThat(bob.hears(alice.speech, from)).as("alone to be heard").isGreaterThan(0.9);
    }

    @Test
    void whoOnlyListensIsNotHeardAndWhoOnlyTalksHearsNothing() throws Exception {
        Party speaker = joined(true, false);
        Party listener = joined(false, true);
        PlayingTest.await(() -> conference.parties() == 2);
        Party both = joined(true, true);
        PlayingTest.await(() -> conference.parties() == 3);
        PlayingTest.await(() -> !listener.phone.packets().isEmpty());
        for (Thread thread : parties.stream().map(Party::speaks).toList()) {
            thread.join();
        }
        settle(both);
        assertThat(listener.hears(speaker.speech, 0)).isGreaterThan(AMONG_TWO);
        assertThat(both.hears(speaker.speech, 0)).isGreaterThan(0.9);
        assertThat(both.hears(listener.speech, 0)).isLessThan(0.25);
        assertThat(speaker.phone.packets()).isEmpty();
    }

    @Test
    void whoIsMutedAndSpeaksAgainIsHeardAgain() throws Exception {
        Party alice = joined(true, true);
        Party bob = joined(true, true);
        PlayingTest.await(() -> conference.parties() == 2);
        for (int i = 0; i < 5; i++) {
            conference.leave(alice.session);
            conference.join(alice.session, ConferencePart.of(false, true));
            conference.leave(alice.session);
            conference.join(alice.session, ConferencePart.of(true, true));
        }
        PlayingTest.await(() -> !bob.phone.packets().isEmpty());
        talkAtOnce();
        assertThat(bob.hears(alice.speech, 0)).isGreaterThan(0.9);
        assertThat(alice.hears(bob.speech, 0)).isGreaterThan(0.9);
    }

    @Test
    void gainIsHeardAndTalkIsTold() throws Exception {
        Party alice = joined(true, true);
        Party bob = joined(true, true);
        PlayingTest.await(() -> conference.parties() == 2);
        PlayingTest.await(() -> !bob.phone.packets().isEmpty());
        List<Boolean> changes = new CopyOnWriteArrayList<>();
        conference.join(alice.session, ConferencePart.of(true, true).gain(-20).talking(changes::add));
        alice.speaks().join();
        PlayingTest.await(() -> changes.equals(List.of(true, false)));
        settle(bob);
        assertThat(bob.hears(alice.speech, 0)).isGreaterThan(0.85);
        assertThat(peak(bob)).as("9,000 less 20 dB").isBetween(700, 1_100);
    }

    private static int peak(Party party) {
        int peak = 0;
        for (byte sample : party.phone.heard()) {
            peak = Math.max(peak, Math.abs(G711.fromMulaw(sample)));
        }
        return peak;
    }

    @Test
    void comingAndGoingAreHeard() throws Exception {
        Party alice = joined(true, true);
        PlayingTest.await(() -> !alice.phone.packets().isEmpty());
        Party bob = party();
        int before = alice.phone.heard().length;
        conference.join(bob.session, ConferencePart.of(true, true).tones(ConferenceTone.OWN, ConferenceTone.OWN));
        settle(alice);
        assertThat(loud(alice, before)).as("a tone of 200 ms").isBetween(1_400, 2_200);
        assertThat(loud(bob, 0)).as("not for the one who comes").isZero();
        before = alice.phone.heard().length;
        bob.session.hungUp();
        PlayingTest.await(() -> conference.parties() == 1);
        settle(alice);
        assertThat(loud(alice, before)).isBetween(1_400, 2_200);
    }

    @Test
    void soundsOfTheirOwnAreHeardWhenTheyAreThere() throws Exception {
        Party alice = joined(true, true);
        PlayingTest.await(() -> !alice.phone.packets().isEmpty());
        Party bob = party();
        byte[] hello = Signals.speech(91, 8_000);
        byte[] goodbye = Signals.speech(92, 8_000);
        CompletableFuture<byte[]> fetched = new CompletableFuture<>();
        ConferenceTone exit = ConferenceTone.of(CompletableFuture.completedFuture(goodbye));
        int before = alice.phone.heard().length;
        conference.join(bob.session, ConferencePart.of(true, true).tones(ConferenceTone.of(fetched), exit));
        settle(alice);
        assertThat(loud(alice, before)).as("nothing before it is there").isZero();
        fetched.complete(hello);
        settle(alice);
        settle(alice);
        assertThat(alice.hears(hello, before)).isGreaterThan(0.7);
        before = alice.phone.heard().length;
        bob.session.hungUp();
        PlayingTest.await(() -> conference.parties() == 1);
        settle(alice);
        settle(alice);
        assertThat(alice.hears(goodbye, before)).isGreaterThan(0.7);

        Party carol = party();
        before = alice.phone.heard().length;
        ConferenceTone missing = ConferenceTone.of(CompletableFuture.failedFuture(new IOException("not found")));
        conference.join(carol.session, ConferencePart.of(true, true).tones(missing, missing));
        settle(alice);
        assertThat(loud(alice, before)).as("the engine's own in its place").isBetween(600, 1_800);
    }

    /** Samples heard from there on that are part of something loud. */
    private static int loud(Party party, int from) {
        byte[] heard = party.phone.heard();
        int loud = 0;
        int last = -100;
        for (int i = from; i < heard.length; i++) {
            if (Math.abs(G711.fromMulaw(heard[i])) > 500) {
                loud += Math.min(i - last, 10);
                last = i;
            }
        }
        return loud;
    }

    @Test
    void aDialogHearsKeysAndRecordsAll() throws Exception {
        Party alice = joined(true, true);
        Party bob = joined(true, true);
        PlayingTest.await(() -> conference.parties() == 2);
        HeardEvents events = new HeardEvents();
        ImplementationPlatform dialog = conference.dialog();
        dialog.listen(events);
        dialog.startRecording(new RecordingRequest("audio/basic", true, Duration.ofMinutes(1), Optional.<URI>empty()));
        events.await(PlatformEvent.RecordingStarted.class);
        talkAtOnce();
        alice.phone.press('5', alice.session.local());
        events.await(PlatformEvent.KeyPressed.class);
        assertThat(events.keys()).isEqualTo("5");
        dialog.stopRecording();
        var recording = events.await(PlatformEvent.RecordingDone.class).recording();
        byte[] audio;
        try (var in = recording.open()) {
            audio = in.readAllBytes();
        }
        for (Party party : List.of(alice, bob)) {
            byte[] some = Arrays.copyOfRange(party.speech, 6_000, 8_000);
            assertThat(Signals.correlation(some, audio, audio.length / 2, audio.length / 2))
                    .isGreaterThan(AMONG_TWO);
        }
        conference.close();
        events.await(PlatformEvent.HungUp.class);
    }
}
