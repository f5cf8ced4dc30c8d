package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent.Failed;
import org.parley.browser.platform.PlatformEvent.HungUp;
import org.parley.browser.platform.PlatformEvent.KeyPressed;
import org.parley.browser.platform.PlatformEvent.RecordingDone;
import org.parley.browser.platform.PlatformEvent.RecordingStarted;
import org.parley.browser.platform.PlatformEvent.SpeechEnded;
import org.parley.browser.platform.PlatformEvent.SpeechStarted;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.Proves;
import org.parley.gateway.audio.G711;
import org.parley.gateway.spool.DepositServer;
import org.parley.gateway.spool.ForgetfulStorage;

class RecordingTest {
    @TempDir
    Path data;

    private final ForgetfulStorage storage = new ForgetfulStorage();
    private DepositServer webapp;
    private TestEngine engine;
    private RtpPhone phone;
    private MediaSession session;
    private ImplementationPlatform dialog;
    private final HeardEvents events = new HeardEvents();
    private long bursts;

    @BeforeEach
    void call() throws Exception {
        webapp = new DepositServer();
        engine = new TestEngine(data, storage, webapp.origin());
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
        webapp.close();
    }

    private RecordingRequest request(boolean beep) {
        URI recover = webapp.origin().resolve("/gateway/deposits/5");
        return new RecordingRequest("audio/basic", beep, Duration.ofMinutes(1), Optional.of(recover));
    }

    private void record(boolean beep) {
        dialog.startRecording(request(beep));
        events.await(RecordingStarted.class);
    }

    private static byte[] audio(Recording recording) {
        try (var in = recording.open()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theBeepComesFirstAndThenEverythingThatIsSaid() {
        session.connect(phone.peer(Codec.PCMU));
        record(true);
        double beep = phone.packets().stream()
                .filter(packet -> Math.abs(G711.fromMulaw(packet.payload()[42])) > 500)
                .count();
        assertThat(beep).isBetween(18.0, 20.0);
        byte[] said = Signals.speech(3, 16_000);
        phone.speak(said, 0, session.local());
        dialog.stopRecording();
        Recording recording = events.await(RecordingDone.class).recording();
        assertThat(recording.mediaType()).isEqualTo("audio/basic");
        assertThat(recording.duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(audio(recording)).isEqualTo(said);
        assertThat(events.all(SpeechStarted.class)).hasSize(1);
    }

    /** Who talks all the time is recorded from the first packet behind the beep on, and without the beep. */
    @Test
    @Proves("recorded-audio")
    void theRecordingStartsRightBehindTheBeep() throws Exception {
        session.connect(phone.peer(Codec.PCMU));
        byte[] said = Signals.voice(31, 16_000);
        long[] sentAt = new long[said.length / 160];
        Thread talker = new Thread(
                () -> {
                    for (int i = 0; i < sentAt.length; i++) {
                        sentAt[i] = engine.clock.nanos();
                        phone.speak(Arrays.copyOfRange(said, i * 160, i * 160 + 160), 0, session.local());
                        LockSupport.parkNanos(20_000_000L);
                    }
                },
                "talker");
        talker.start();
        dialog.startRecording(request(true));
        long started = events.await(RecordingStarted.class).atNanos();
        talker.join();
        dialog.stopRecording();
        byte[] kept = audio(events.await(RecordingDone.class).recording());
        int from = said.length - kept.length;
        assertThat(from).as("of a beep of 400 ms").isGreaterThanOrEqualTo(8 * 380);
        assertThat(kept).isEqualTo(Arrays.copyOfRange(said, from, said.length));
        int first = from / 160;
        assertThat(sentAt[first]).as("nothing from before").isGreaterThan(started - 200_000_000L);
        assertThat(sentAt[first - 1]).as("nothing is missing").isLessThan(started);
    }

    @Test
    void jitterReorderingAndLossKeepTimeAndSound() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] said = Signals.speech(5, 24_000);
        Random random = new Random(11);
        List<byte[]> packets = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            packets.add(phone.audioPacket(0, said, i * 160, 160));
        }
        for (int i = 1; i + 1 < packets.size() - 1; i++) {
            if (random.nextInt(10) == 0) {
                packets.add(i, packets.remove(i + 1));
            }
        }
        long start = System.nanoTime();
        for (int i = 0; i < packets.size(); i++) {
            long wait = start + i * 20_000_000L + random.nextInt(15_000_000) - System.nanoTime();
            LockSupport.parkNanos(Math.max(0, wait));
            boolean lost = i > 0 && i < 149 && random.nextInt(100) < 3;
            if (!lost) {
                phone.send(packets.get(i), session.local());
            }
            if (random.nextInt(100) < 3) {
                phone.send(packets.get(i), session.local());
            }
        }
        dialog.stopRecording();
        Recording recording = events.await(RecordingDone.class).recording();
        assertThat(recording.duration().toMillis()).isCloseTo(3000L, within(20L));
        assertThat(Signals.correlation(said, audio(recording), 0, 0)).isGreaterThan(0.95);
    }

    @Test
    void alawIsKeptAsMulaw() {
        session.connect(phone.peer(Codec.PCMA));
        record(false);
        byte[] said = Signals.speech(6, 8000);
        byte[] sent = new byte[said.length];
        for (int i = 0; i < said.length; i++) {
            sent[i] = G711.toAlaw(G711.fromMulaw(said[i]));
        }
        phone.speak(sent, 8, session.local());
        dialog.stopRecording();
        byte[] kept = audio(events.await(RecordingDone.class).recording());
        assertThat(kept).hasSize(8000);
        assertThat(Signals.correlation(said, kept, 0, 0)).isGreaterThan(0.99);
    }

    @Test
    void aKeyInMidRecordIsHeardButNotRecorded() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] said = Signals.speech(7, 8000);
        phone.speak(said, 0, session.local());
        byte[] tone = Signals.speech(8, 800);
        int pressedAt = phone.timestamp;
        phone.send(phone.eventPacket('*', pressedAt, 160, true, false), session.local());
        phone.speak(tone, 0, session.local());
        for (int i = 0; i < 3; i++) {
            phone.send(phone.eventPacket('*', pressedAt, 800, false, true), session.local());
        }
        phone.speak(said, 0, session.local());
        dialog.stopRecording();
        byte[] kept = audio(events.await(RecordingDone.class).recording());
        assertThat(events.await(KeyPressed.class).key()).isEqualTo('*');
        assertThat(kept).hasSize(16_800);
        assertThat(kept[8400]).isEqualTo(G711.SILENCE);
        for (int i = 8000; i < 8800; i++) {
            assertThat(kept[i]).isEqualTo(G711.SILENCE);
        }
        assertThat(Signals.correlation(said, kept, 8800, 0)).isGreaterThan(0.999);
    }

    @Test
    void aPauseWithoutPacketsIsSilenceOfItsLength() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] said = Signals.speech(9, 1600);
        phone.speak(said, 0, session.local());
        phone.timestamp += 8 * 400;
        long paused = System.nanoTime();
        SpeechEnded ended = events.await(SpeechEnded.class);
        assertThat((System.nanoTime() - ended.atNanos()) / 1e6).isGreaterThanOrEqualTo(200);
        PlayingTest.await(() -> System.nanoTime() - paused > 400_000_000L);
        phone.speak(said, 0, session.local());
        dialog.stopRecording();
        Recording recording = events.await(RecordingDone.class).recording();
        assertThat(recording.duration().toMillis()).isEqualTo(800);
    }

    private static byte[] silence(int milliseconds) {
        byte[] silence = new byte[8 * milliseconds];
        Arrays.fill(silence, G711.SILENCE);
        return silence;
    }

    @Test
    @Proves("recorded-audio")
    void ofTheSilenceAtTheEndTwoSecondsAreKept() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] said = Signals.voice(9, 8_000);
        for (byte[] part : List.of(silence(1_000), said, silence(3_000))) {
            send(part);
        }
        dialog.stopRecording();
        byte[] kept = audio(events.await(RecordingDone.class).recording());
        assertThat(kept.length / 8).isCloseTo(4_000, within(20));
        assertThat(Arrays.copyOfRange(kept, 8_000, 16_000))
                .as("neither silence before it nor anything in it is touched")
                .isEqualTo(said);
    }

    @Test
    void aWhisperAtTheEndIsKept() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] whisper = new byte[800];
        for (int i = 0; i < whisper.length; i++) {
            whisper[i] = G711.toMulaw((short) (120 * Math.sin(2 * Math.PI * 500 * i / 8000)));
        }
        for (byte[] part : List.of(Signals.voice(9, 1_600), silence(3_000), whisper)) {
            send(part);
        }
        dialog.stopRecording();
        byte[] kept = audio(events.await(RecordingDone.class).recording());
        assertThat(kept).hasSize(1_600 + 24_000 + 800).endsWith(whisper);
    }

    @Test
    void whereNothingCanBeHeardAllIsKept() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        send(silence(3_000));
        dialog.stopRecording();
        assertThat(audio(events.await(RecordingDone.class).recording())).hasSize(24_000);
    }

    /** Sends audio faster than anybody speaks: a recording goes by its own time. */
    private void send(byte[] audio) {
        for (int at = 0; at < audio.length; at += 160) {
            phone.send(phone.audioPacket(0, audio, at, 160), session.local());
            if (at / 160 % 40 == 39) {
                long sent = ++bursts;
                PlayingTest.await(() -> engine.engine.statistics().packetsReceived() >= 40 * (sent - 1));
            }
        }
    }

    @Test
    void aSenderThatBeginsAnewAndPausesLosesNothing() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[][] said = {Signals.voice(21, 4_000), Signals.voice(22, 4_000), Signals.voice(23, 4_000)};
        phone.speak(said[0], 0, session.local());
        phone.ssrc = 0x9999;
        phone.sequence = 17;
        phone.timestamp = 5;
        phone.speak(said[1], 0, session.local());
        phone.timestamp -= 3_000_000;
        phone.speak(said[2], 0, session.local());
        dialog.stopRecording();
        byte[] kept = audio(events.await(RecordingDone.class).recording());
        assertThat(kept.length / 8).isCloseTo(1_500, within(60));
        for (int i = 0; i < said.length; i++) {
            assertThat(Signals.correlation(said[i], kept, 4_000 * i + 240, 320))
                    .as("part %d", i)
                    .isGreaterThan(0.97);
        }
    }

    @Test
    void hangUpEndsTheRecordingAndIsReportedAfterIt() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] said = Signals.speech(10, 3200);
        phone.speak(said, 0, session.local());
        session.hungUp();
        events.await(HungUp.class);
        List<?> order = events.all().stream().map(Object::getClass).toList();
        assertThat(order.indexOf(HungUp.class)).isGreaterThan(order.indexOf(RecordingDone.class));
        Recording recording = events.await(RecordingDone.class).recording();
        assertThat(audio(recording)).isEqualTo(said);
        recording.submitted();
        recording.release();
        assertThat(storage.list()).isEmpty();
        assertThat(webapp.deposits()).isEmpty();
    }

    @Test
    void aCallerWithoutRtpLeavesAnEmptyRecording() {
        session.connect(phone.peer(Codec.PCMU));
        record(true);
        session.hungUp();
        Recording recording = events.await(RecordingDone.class).recording();
        assertThat(recording.duration()).isZero();
        recording.release();
        PlayingTest.await(() -> storage.list().isEmpty());
        assertThat(webapp.deposits()).isEmpty();
    }

    @Test
    void aDialogThatClosesInMidRecordLosesNothing() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] said = Signals.speech(10, 3200);
        phone.speak(said, 0, session.local());
        dialog.close();
        PlayingTest.await(() -> !webapp.deposits().isEmpty());
        assertThat(webapp.deposits().get(0).audio()).isEqualTo(said);
    }

    @Test
    void afterAPowerLossInMidRecordWhatWasForcedIsDelivered() throws Exception {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        byte[] said = Signals.speech(12, 12_000);
        phone.speak(said, 0, session.local());
        ForgetfulStorage left = storage.afterPowerLoss();
        try (TestEngine next = new TestEngine(data, left, webapp.origin())) {
            PlayingTest.await(() -> !webapp.deposits().isEmpty());
        }
        byte[] delivered = webapp.deposits().get(0).audio();
        assertThat(delivered.length).as("at most 700 ms are lost").isGreaterThan(12_000 - 8 * 700);
        assertThat(Signals.correlation(Arrays.copyOf(said, delivered.length), delivered, 0, 0))
                .isGreaterThan(0.99);
    }

    @Test
    void aFullDiskIsSaidInsteadOfABeep() {
        session.connect(phone.peer(Codec.PCMU));
        storage.leaveRoom(0);
        dialog.startRecording(request(true));
        assertThat(events.await(Failed.class).eventName()).isEqualTo("error.noresource");
        session.hungUp();
        events.await(HungUp.class);
    }

    @Test
    void aDiskThatFillsUpIsSaidAndLeavesNoHalfMessage() {
        session.connect(phone.peer(Codec.PCMU));
        record(false);
        storage.leaveRoom(4000);
        phone.speak(Signals.speech(13, 8000), 0, session.local());
        assertThat(events.await(Failed.class).eventName()).isEqualTo("error.noresource");
        PlayingTest.await(() -> storage.list().isEmpty());
    }

    @Test
    void theLimitEndsARecording() {
        session.connect(phone.peer(Codec.PCMU));
        dialog.startRecording(new RecordingRequest("audio/basic", false, Duration.ofMillis(300), Optional.empty()));
        events.await(RecordingStarted.class);
        phone.speak(Signals.speech(14, 4800), 0, session.local());
        assertThat(events.await(RecordingDone.class).recording().duration().toMillis())
                .isEqualTo(300);
    }

    @Test
    void stoppedBeforeTheBeepItIsEmpty() {
        session.connect(phone.peer(Codec.PCMU));
        dialog.startRecording(request(true));
        dialog.stopRecording();
        assertThat(events.await(RecordingDone.class).recording().duration()).isZero();
    }
}
