package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent.HungUp;
import org.parley.browser.platform.PlatformEvent.KeyPressed;
import org.parley.browser.platform.PlatformEvent.PlayDone;
import org.parley.browser.platform.PlatformEvent.RecordingDone;
import org.parley.browser.platform.PlatformEvent.RecordingStarted;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;

/** Calls of each codec: what is played, recorded, pressed and said to others comes through. */
class CodecCallsTest {
    private static final int STEP_MILLIS = 20;

    @TempDir
    Path data;

    private TestEngine engine;
    private final HeardEvents events = new HeardEvents();

    @BeforeEach
    void start() throws Exception {
        engine = new TestEngine(data);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void aPromptIsHeardWithPacketsInStep(Codec codec) throws Exception {
        MediaSession session = engine.engine.open("test");
        try (CodedPhone phone = new CodedPhone(codec)) {
            session.connect(phone.peer());
            ImplementationPlatform dialog = session.dialog();
            dialog.listen(events);
            byte[] prompt = Signals.speech(1, 16_000);
            dialog.play(1, List.of(new Playable.Clip(new AudioContent(prompt, "audio/basic"))));
            events.await(PlayDone.class);
            int end = phone.rtp.packets().size() + 3;
            PlayingTest.await(() -> phone.rtp.packets().size() >= end);
            byte[] part = Arrays.copyOfRange(prompt, 4_000, 14_000);
            assertThat(Signals.correlation(part, phone.heard(), 4_200, 600)).isGreaterThan(0.8);
            List<RtpPhone.Packet> packets = phone.rtp.packets();
            for (int i = 1; i < packets.size(); i++) {
                assertThat(packets.get(i).sequence())
                        .isEqualTo(packets.get(i - 1).sequence() + 1 & 0xFFFF);
                assertThat(packets.get(i).timestamp() - packets.get(i - 1).timestamp())
                        .isEqualTo(codec.clockRate() / (1000 / STEP_MILLIS));
            }
        } finally {
            session.close();
        }
    }

    @ParameterizedTest
    @EnumSource(Codec.class)
    void whatIsSaidUntilTheHangUpIsRecorded(Codec codec) throws Exception {
        MediaSession session = engine.engine.open("test");
        try (CodedPhone phone = new CodedPhone(codec)) {
            session.connect(phone.peer());
            ImplementationPlatform dialog = session.dialog();
            dialog.listen(events);
            dialog.startRecording(new RecordingRequest("audio/basic", false, Duration.ofMinutes(1), Optional.empty()));
            events.await(RecordingStarted.class);
            byte[] said = Signals.speech(2, 16_000);
            phone.speak(said, session.local());
            session.hungUp();
            Recording recording = events.await(RecordingDone.class).recording();
            events.await(HungUp.class);
            byte[] kept = bytes(recording);
            assertThat(kept).hasSameSizeAs(said);
            byte[] part = Arrays.copyOfRange(said, 2_000, 15_000);
            assertThat(Signals.correlation(part, kept, 2_000, 200)).isGreaterThan(0.8);
            recording.release();
        } finally {
            session.close();
        }
    }

    private static byte[] bytes(Recording recording) throws IOException {
        try (var in = recording.open()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @CsvSource({"OPUS, PCMU", "PCMA, G722", "G722, OPUS", "OPUS, OPUS"})
    void twoCallsOfDifferentCodecsHearEachOther(Codec one, Codec other) throws Exception {
        MediaSession first = engine.engine.open("one");
        MediaSession second = engine.engine.open("other");
        try (CodedPhone alice = new CodedPhone(one);
                CodedPhone bob = new CodedPhone(other)) {
            first.connect(alice.peer());
            second.connect(bob.peer());
            first.hear(second);
            second.hear(first);
            PlayingTest.await(() -> bob.rtp.packets().size() > 2);
            byte[] said = Signals.speech(3, 16_000);
            alice.speak(said, first.local());
            int whole = bob.rtp.packets().size() + 15;
            PlayingTest.await(() -> bob.rtp.packets().size() > whole);
            byte[] part = Arrays.copyOfRange(said, 4_000, 12_000);
            byte[] heard = bob.heard();
            assertThat(Signals.correlation(part, heard, heard.length / 2, heard.length / 2))
                    .isGreaterThan(0.75);
        } finally {
            first.close();
            second.close();
        }
    }

    @Test
    void aKeyIsPassedOnAtTheClockOfOpus() throws Exception {
        MediaSession first = engine.engine.open("one");
        MediaSession second = engine.engine.open("other");
        try (CodedPhone alice = new CodedPhone(Codec.PCMU);
                CodedPhone bob = new CodedPhone(Codec.OPUS)) {
            first.connect(alice.peer());
            RtpPeer peer = bob.peer();
            second.connect(new RtpPeer(
                    peer.sdpAddress(),
                    Codec.OPUS,
                    96,
                    OptionalInt.of(RtpPhone.EVENTS),
                    48_000,
                    true,
                    true,
                    Optional.empty()));
            second.hear(first);
            PlayingTest.await(() -> bob.rtp.packets().size() > 2);
            alice.rtp.press('5', first.local());
            PlayingTest.await(() -> events(bob).size() >= 7);
            List<RtpPhone.Packet> key = events(bob);
            assertThat(key.stream().map(RtpPhone.Packet::timestamp).distinct()).hasSize(1);
            byte[] last = key.get(key.size() - 1).payload();
            assertThat(last[0]).isEqualTo((byte) 5);
            assertThat((last[2] & 0xFF) << 8 | last[3] & 0xFF).as("100 ms").isEqualTo(4_800);
        } finally {
            first.close();
            second.close();
        }
    }

    private static List<RtpPhone.Packet> events(CodedPhone phone) {
        return phone.rtp.packets().stream()
                .filter(packet -> packet.payloadType() == RtpPhone.EVENTS)
                .toList();
    }

    @Test
    void keysBesideOpusAreHeardOnce() throws Exception {
        MediaSession session = engine.engine.open("test");
        try (CodedPhone phone = new CodedPhone(Codec.OPUS)) {
            session.connect(phone.peer());
            session.dialog().listen(events);
            for (char key : "71015#".toCharArray()) {
                phone.rtp.press(key, session.local());
            }
            events.await(KeyPressed.class, key -> key.key() == '#');
            assertThat(events.keys()).isEqualTo("71015#");
        } finally {
            session.close();
        }
    }

    @Test
    void whoAsksForMoreThanTheWorkersCanDoIsToldSo() throws Exception {
        List<MediaSession> sessions = new java.util.ArrayList<>();
        try (CodedPhone phone = new CodedPhone(Codec.OPUS)) {
            for (int i = 0; i < 400 && engine.engine.affordable().contains(Codec.OPUS); i++) {
                MediaSession session = engine.engine.open("test");
                session.connect(phone.peer());
                sessions.add(session);
                PlayingTest.await(() -> session.codec().isPresent());
            }
            assertThat(sessions).hasSizeLessThan(400).isNotEmpty();
            assertThat(engine.engine.affordable()).contains(Codec.PCMU).doesNotContain(Codec.OPUS);
            sessions.forEach(MediaSession::close);
            PlayingTest.await(() -> engine.engine.affordable().contains(Codec.OPUS));
        }
    }
}
