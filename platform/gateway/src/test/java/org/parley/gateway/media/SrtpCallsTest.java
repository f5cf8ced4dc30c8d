package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent.KeyPressed;
import org.parley.browser.platform.PlatformEvent.PlayDone;
import org.parley.browser.platform.PlatformEvent.RecordingDone;
import org.parley.browser.platform.PlatformEvent.RecordingStarted;
import org.parley.browser.platform.Playable;
import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.audio.G711;
import org.parley.gateway.srtp.SrtpKeys;
import org.parley.gateway.srtp.SrtpReceiver;
import org.parley.gateway.srtp.SrtpSender;
import org.parley.gateway.srtp.SrtpSuite;

/** A call that nobody else can hear or speak into, over the wrap of its sequence numbers. */
class SrtpCallsTest {
    private static final int TAG_ROOM = 10;

    @TempDir
    Path data;

    private final HeardEvents events = new HeardEvents();

    @ParameterizedTest
    @EnumSource(SrtpSuite.class)
    void saysAndHearsWhatItShouldAndNothingElse(SrtpSuite suite) throws Exception {
        byte[] ours = key(1);
        byte[] theirs = key(2);
        SrtpSender sender = new SrtpSender(suite, theirs);
        try (TestEngine engine = new TestEngine(data);
                RtpPhone phone = new RtpPhone();
                RtpPhone injector = new RtpPhone()) {
            MediaSession session = engine.engine.open("test");
            session.connect(new RtpPeer(
                    phone.address(),
                    Codec.PCMU,
                    0,
                    OptionalInt.of(RtpPhone.EVENTS),
                    8000,
                    true,
                    true,
                    Optional.of(new SrtpKeys(suite, ours, theirs))));
            ImplementationPlatform dialog = session.dialog();
            dialog.listen(events);
            byte[] prompt = Signals.speech(1, 8_000);
            dialog.play(1, List.of(new Playable.Clip(new AudioContent(prompt, "audio/basic"))));
            dialog.startRecording(new RecordingRequest("audio/basic", false, Duration.ofMinutes(1), Optional.empty()));
            events.await(RecordingStarted.class);
            byte[] said = Signals.speech(2, 9_600);
            byte[] other = Signals.speech(3, 9_600);
            for (int at = 0; at < said.length; at += 160) {
                injector.ssrc = phone.ssrc;
                injector.sequence = phone.sequence;
                injector.timestamp = phone.timestamp;
                injector.send(injector.audioPacket(0, other, at, 160), session.local());
                byte[] sealed = sealed(sender, phone.audioPacket(0, said, at, 160));
                phone.send(sealed, session.local());
                injector.send(sealed, session.local());
                int sent = at / 160 + 1;
                PlayingTest.await(() -> engine.engine.statistics().packetsReceived() >= sent);
            }
            phone.send(sealed(sender, phone.eventPacket('7', phone.timestamp, 160, true, false)), session.local());
            assertThat(events.await(KeyPressed.class).key()).isEqualTo('7');
            dialog.stopRecording();
            var recording = events.await(RecordingDone.class).recording();
            try (var in = recording.open()) {
                assertThat(in.readAllBytes()).isEqualTo(said);
            }
            recording.release();
            events.await(PlayDone.class);
            PlayingTest.await(() -> phone.packets().size() > 54);
            assertThat(Signals.correlation(Arrays.copyOf(prompt, 4_000), heard(suite, ours, phone), 0, 400))
                    .isGreaterThan(0.99);
            assertThat(injector.packets()).as("heard by a stranger").isEmpty();
            session.close();
        }
    }

    @Test
    void aLawIsCodedOnceBeforeItIsCiphered() throws Exception {
        SrtpSuite suite = SrtpSuite.AES_CM_128_HMAC_SHA1_80;
        try (TestEngine engine = new TestEngine(data);
                RtpPhone phone = new RtpPhone()) {
            MediaSession session = engine.engine.open("test");
            session.connect(new RtpPeer(
                    phone.address(),
                    Codec.PCMA,
                    8,
                    OptionalInt.of(RtpPhone.EVENTS),
                    8000,
                    true,
                    true,
                    Optional.of(new SrtpKeys(suite, key(1), key(2)))));
            ImplementationPlatform dialog = session.dialog();
            dialog.listen(events);
            byte[] prompt = Signals.speech(1, 8_000);
            dialog.play(1, List.of(new Playable.Clip(new AudioContent(prompt, "audio/basic"))));
            events.await(PlayDone.class);
            byte[] heard = heard(suite, key(1), phone);
            for (int i = 0; i < heard.length; i++) {
                heard[i] = G711.ALAW_TO_MULAW[heard[i] & 0xFF];
            }
            assertThat(Signals.correlation(Arrays.copyOf(prompt, 4_000), heard, 0, 400))
                    .isGreaterThan(0.99);
            session.close();
        }
    }

    private static byte[] sealed(SrtpSender sender, byte[] packet) {
        byte[] room = Arrays.copyOf(packet, packet.length + TAG_ROOM);
        return Arrays.copyOf(room, sender.seal(room, packet.length));
    }

    private static byte[] heard(SrtpSuite suite, byte[] ours, RtpPhone phone) {
        SrtpReceiver receiver = new SrtpReceiver(suite, ours);
        byte[] all = new byte[phone.packets().size() * 160];
        int at = 0;
        for (RtpPhone.Packet packet : phone.packets()) {
            byte[] raw = packet.raw().clone();
            assertThat(receiver.open(raw, raw.length)).isEqualTo(172);
            System.arraycopy(raw, 12, all, at, 160);
            at += 160;
        }
        return all;
    }

    private static byte[] key(int seed) {
        byte[] key = new byte[SrtpSuite.KEY_LENGTH];
        new java.util.Random(seed).nextBytes(key);
        return key;
    }
}
