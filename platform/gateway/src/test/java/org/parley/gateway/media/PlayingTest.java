package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.AudioContent;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent.HungUp;
import org.parley.browser.platform.PlatformEvent.MarkReached;
import org.parley.browser.platform.PlatformEvent.PlayDone;
import org.parley.browser.platform.PlatformEvent.PlayStarted;
import org.parley.browser.platform.Playable;
import org.parley.gateway.audio.G711;

class PlayingTest {
    @TempDir
    Path data;

    private TestEngine engine;
    private RtpPhone phone;
    private MediaSession session;
    private ImplementationPlatform dialog;
    private final HeardEvents events = new HeardEvents();

    @BeforeEach
    void call() throws Exception {
        engine = new TestEngine(data);
        phone = new RtpPhone();
        session = engine.engine.open("test");
        dialog = session.dialog();
        dialog.listen(events);
    }

    @AfterEach
    void end() {
        session.close();
        phone.close();
        engine.close();
    }

    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + 10_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited 10 s").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    private static Playable.Clip clip(byte[] mulaw) {
        return new Playable.Clip(new AudioContent(mulaw, "audio/basic"));
    }

    @Test
    void aPromptArrivesWholeAndInOrder() {
        session.connect(phone.peer(Codec.PCMU));
        byte[] prompt = Signals.speech(1, 8000);
        dialog.play(7, List.of(clip(prompt)));
        PlayDone done = events.await(PlayDone.class);
        assertThat(done.completed()).isTrue();
        assertThat(done.playId()).isEqualTo(7);
        long lasted = done.atNanos() - events.await(PlayStarted.class).atNanos();
        assertThat(lasted / 1e6).isGreaterThan(980);
        await(() -> phone.packets().size() >= 60);
        assertThat(Arrays.copyOf(phone.heard(), 8000)).isEqualTo(prompt);
        List<RtpPhone.Packet> packets = phone.packets().subList(0, 60);
        RtpPhone.Packet first = packets.get(0);
        assertThat(first.marker()).isTrue();
        for (int i = 0; i < packets.size(); i++) {
            RtpPhone.Packet packet = packets.get(i);
            assertThat(packet.sequence()).isEqualTo(first.sequence() + i & 0xFFFF);
            assertThat(packet.timestamp()).isEqualTo(first.timestamp() + 160 * i);
            assertThat(packet.marker()).isEqualTo(i == 0);
            assertThat(packet.payload()).hasSize(160);
        }
    }

    @Test
    void theFirstPacketIsThePrompt() {
        session.connect(phone.peer(Codec.PCMU));
        Playable.Clip prompt = clip(Signals.speech(1, 1600));
        dialog.prepare(List.of(prompt));
        dialog.play(1, List.of(prompt));
        await(() -> !phone.packets().isEmpty());
        assertThat(phone.packets().get(0).payload()).isEqualTo(Arrays.copyOf(Signals.speech(1, 1600), 160));
    }

    @Test
    void silenceKeepsTheStreamGoing() {
        session.connect(phone.peer(Codec.PCMU));
        await(() -> phone.packets().size() > 3);
        byte[] silence = new byte[160];
        Arrays.fill(silence, G711.SILENCE);
        assertThat(phone.packets().get(0).payload()).isEqualTo(silence);
    }

    @Test
    void bargeInIsSilentWithinAFrame() {
        session.connect(phone.peer(Codec.PCMU));
        dialog.play(1, List.of(clip(Signals.speech(1, 80_000))));
        await(() -> phone.packets().size() > 10);
        dialog.stopPlaying();
        PlayDone done = events.await(PlayDone.class);
        assertThat(done.completed()).isFalse();
        long frames = (done.atNanos() - events.await(PlayStarted.class).atNanos()) / 20_000_000L;
        await(() -> phone.packets().size() > frames + 5);
        byte[] silence = new byte[160];
        Arrays.fill(silence, G711.SILENCE);
        assertThat(phone.packets().stream().filter(packet -> !Arrays.equals(packet.payload(), silence)))
                .hasSizeLessThanOrEqualTo((int) frames + 2);
    }

    @Test
    void marksAreReportedInTheirOrderAndSilenceTakesItsTime() {
        session.connect(phone.peer(Codec.PCMU));
        dialog.play(
                1,
                List.of(
                        new Playable.Mark("start"),
                        clip(Signals.speech(1, 800)),
                        new Playable.Silence(Duration.ofMillis(200)),
                        new Playable.Mark("end")));
        PlayDone done = events.await(PlayDone.class);
        List<MarkReached> marks = events.all(MarkReached.class);
        assertThat(marks).extracting(MarkReached::name).containsExactly("start", "end");
        assertThat((marks.get(1).atNanos() - marks.get(0).atNanos()) / 1e6).isGreaterThan(290);
        assertThat(done.completed()).isTrue();
    }

    @Test
    void aQueueWithoutSoundIsDoneAtOnce() {
        dialog.play(3, List.of(new Playable.Mark("here")));
        assertThat(events.await(PlayDone.class).completed()).isTrue();
        assertThat(events.all(MarkReached.class)).hasSize(1);
        assertThat(events.all(PlayStarted.class)).isEmpty();
    }

    @Test
    void alawIsTranscoded() {
        session.connect(phone.peer(Codec.PCMA));
        byte[] prompt = Signals.speech(1, 1600);
        dialog.play(1, List.of(clip(prompt)));
        await(() -> phone.packets().size() >= 10);
        assertThat(phone.packets().get(0).payloadType()).isEqualTo(8);
        byte[] heard = Arrays.copyOf(phone.heard(), 1600);
        for (int i = 0; i < heard.length; i++) {
            heard[i] = G711.toMulaw(G711.fromAlaw(heard[i]));
        }
        assertThat(Signals.correlation(prompt, heard, 0, 0)).isGreaterThan(0.99);
    }

    @Test
    void onHoldNothingLeavesAndAfterwardsATalkspurtBegins() {
        RtpPeer peer = phone.peer(Codec.PCMU);
        session.connect(peer);
        await(() -> phone.packets().size() > 2);
        session.connect(new RtpPeer(
                peer.sdpAddress(), peer.codec(), peer.payloadType(), peer.telephoneEventType(), false, true));
        long held = System.nanoTime();
        await(() -> System.nanoTime() - held > 100_000_000L);
        int before = phone.packets().size();
        session.connect(peer);
        await(() -> phone.packets().size() > before);
        RtpPhone.Packet resumed = phone.packets().get(before);
        RtpPhone.Packet last = phone.packets().get(before - 1);
        assertThat(resumed.marker()).isTrue();
        assertThat(resumed.sequence()).isEqualTo(last.sequence() + 1 & 0xFFFF);
        assertThat(resumed.timestamp() - last.timestamp()).isGreaterThan(320);
    }

    @Test
    void hangUpEndsThePromptAndIsReportedLast() {
        session.connect(phone.peer(Codec.PCMU));
        dialog.play(1, List.of(clip(Signals.speech(1, 80_000))));
        events.await(PlayStarted.class);
        session.hungUp();
        events.await(HungUp.class);
        assertThat(events.all().get(events.all().size() - 1)).isInstanceOf(HungUp.class);
        assertThat(events.all(PlayDone.class)).hasSize(1);
        dialog.close();
        await(() -> engine.engine.statistics().streams() == 0);
    }
}
