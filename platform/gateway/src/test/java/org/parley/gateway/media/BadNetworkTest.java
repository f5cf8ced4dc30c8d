package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent.HungUp;
import org.parley.browser.platform.PlatformEvent.RecordingDone;
import org.parley.browser.platform.PlatformEvent.RecordingStarted;
import org.parley.browser.platform.Recording;
import org.parley.browser.platform.RecordingRequest;
import org.parley.gateway.Proves;
import org.parley.gateway.audio.G711;
import org.parley.gateway.codec.Codecs;
import org.parley.gateway.codec.FrameDecoder;

/**
 * A caller behind a bad network, with strangers on it, speaks and presses keys: every key counts once, and the recording is
 * whole, in time and without a sound of theirs. Time runs at twice its pace; what is compared is audio, not moments.
 */
class BadNetworkTest {
    private static final int FRAME = 160;
    private static final int FRAMES = 300;
    private static final int RTP_HEADER = 12;
    private static final String KEYS = "7#442*";
    /** Packets of a key: five while it is down, three that say that it is up. */
    private static final int KEY_FRAMES = 8;

    private static final int FIRST_KEY = 30;
    private static final int BETWEEN_KEYS = 45;
    private static final int STRANGE_HERTZ = 3_000;
    private static final double PACE = 2;

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

    @ParameterizedTest(name = "{0}, seed {1}")
    @CsvSource({"PCMU, 1, 0.9, 0.6", "PCMA, 2, 0.9, 0.6", "G722, 3, 0.85, 0.5", "OPUS, 4, 0.9, 0.5"})
    @Proves("bad-network")
    void aBadNetworkCostsNoKeyAndNoTime(Codec codec, long seed, double whole, double madeUp) throws Exception {
        MediaSession session = engine.engine.open("test");
        BadNetwork network = new BadNetwork(Long.getLong("seed", seed));
        byte[] said = Signals.voice(seed, FRAMES * FRAME);
        try (CodedPhone phone = new CodedPhone(codec);
                Strangers strangers = new Strangers(codec, phone)) {
            session.connect(peer(phone, codec));
            ImplementationPlatform dialog = session.dialog();
            dialog.listen(events);
            dialog.startRecording(new RecordingRequest("audio/basic", false, Duration.ofMinutes(1), Optional.empty()));
            events.await(RecordingStarted.class);
            byte[] reference = speak(phone, codec, said, network);
            send(network.arriving(), phone, strangers, session);
            session.hungUp();
            Recording recording = events.await(RecordingDone.class).recording();
            events.await(HungUp.class);
            byte[] kept;
            try (var in = recording.open()) {
                kept = in.readAllBytes();
            }
            recording.release();
            String which = codec + ", seed " + seed;
            assertThat(events.keys()).as(which).isEqualTo(KEYS);
            assertThat(kept.length / 8).as(which + ": ms").isCloseTo(said.length / 8, within(60));
            assertThat(Signals.shareOf(STRANGE_HERTZ, kept))
                    .as(which + ": a stranger")
                    .isLessThan(0.02);
            compare(which, reference, kept, network.lost(), whole, madeUp);
        } finally {
            session.close();
        }
    }

    private static RtpPeer peer(CodedPhone phone, Codec codec) {
        RtpPeer plain = phone.peer();
        return new RtpPeer(
                plain.sdpAddress(),
                codec,
                codec.payloadType(),
                OptionalInt.of(RtpPhone.EVENTS),
                codec.clockRate(),
                true,
                true,
                Optional.empty());
    }

    /** Speech, in whose place a key is pressed now and then. @return what a perfect network would have brought */
    private static byte[] speak(CodedPhone phone, Codec codec, byte[] said, BadNetwork network) {
        FrameDecoder decoder = Codecs.decoder(codec);
        byte[] decoded = new byte[FrameDecoder.MOST_SAMPLES];
        byte[] reference = new byte[said.length];
        Arrays.fill(reference, G711.SILENCE);
        int ticks = codec.ticksPerSample();
        for (int frame = 0; frame < FRAMES; frame++) {
            int behind = frame - FIRST_KEY;
            int key = behind < 0 ? -1 : behind / BETWEEN_KEYS;
            int packet = behind < 0 ? KEY_FRAMES : behind % BETWEEN_KEYS;
            if (key < 0 || key >= KEYS.length() || packet >= KEY_FRAMES) {
                byte[] audio = phone.packet(said, frame * FRAME);
                network.carry(20.0 * frame, audio, frame);
                decoder.decode(audio, RTP_HEADER, audio.length - RTP_HEADER, decoded);
                System.arraycopy(decoded, 0, reference, frame * FRAME, FRAME);
                continue;
            }
            int begun = phone.rtp.timestamp - packet * FRAME * ticks;
            int duration = Math.min(packet + 1, 5) * FRAME * ticks;
            byte[] event = phone.rtp.eventPacket(KEYS.charAt(key), begun, duration, packet == 0, packet >= 5);
            network.carry(20.0 * frame, event, -1);
            phone.rtp.timestamp += FRAME * ticks;
        }
        return reference;
    }

    private static void send(
            List<BadNetwork.Packet> arriving, CodedPhone phone, Strangers strangers, MediaSession session) {
        long start = System.nanoTime();
        int number = 0;
        for (BadNetwork.Packet packet : arriving) {
            long wait = start + (long) (packet.atMillis() * 1e6 / PACE) - System.nanoTime();
            LockSupport.parkNanos(Math.max(0, wait));
            phone.rtp.send(packet.data(), session.local());
            if (++number > 5) {
                strangers.send(session);
            }
        }
    }

    /** What is made up counts by itself: silence in its place would be alike by 0. */
    private static void compare(
            String which, byte[] reference, byte[] kept, List<Integer> lost, double whole, double madeUp) {
        byte[] aligned = kept;
        double all = -1;
        for (int missing = 0; missing <= 3; missing++) {
            byte[] shifted = shifted(kept, missing, reference.length);
            double alike = Signals.correlation(reference, shifted, 0, 0);
            aligned = alike > all ? shifted : aligned;
            all = Math.max(all, alike);
        }
        double ofLost = Signals.correlation(frames(reference, lost), frames(aligned, lost), 0, 0);
        System.out.printf(Locale.ROOT, "%s: alike %.3f, %d lost frames %.3f%n", which, all, lost.size(), ofLost);
        assertThat(all).as(which + ": all").isGreaterThan(whole);
        assertThat(lost).as(which).hasSizeGreaterThan(5);
        assertThat(ofLost).as(which + ": what was lost").isGreaterThan(madeUp);
    }

    /** A recording in which so many frames at the beginning are missing, since the first packets were lost. */
    private static byte[] shifted(byte[] kept, int missing, int length) {
        byte[] audio = new byte[length];
        Arrays.fill(audio, G711.SILENCE);
        int from = missing * FRAME;
        System.arraycopy(kept, 0, audio, from, Math.min(kept.length, length - from));
        return audio;
    }

    private static byte[] frames(byte[] audio, List<Integer> frames) {
        byte[] all = new byte[frames.size() * FRAME];
        for (int i = 0; i < frames.size(); i++) {
            System.arraycopy(audio, frames.get(i) * FRAME, all, i * FRAME, FRAME);
        }
        return all;
    }

    /** One at another address, and one who knows the caller's but not his SSRC. Both send a tone and press 9. */
    private static final class Strangers implements AutoCloseable {
        private final CodedPhone elsewhere;
        private final CodedPhone pretender;
        private final CodedPhone caller;
        private final byte[] tone = new byte[FRAME];
        private int sent;

        Strangers(Codec codec, CodedPhone caller) throws Exception {
            this.caller = caller;
            elsewhere = new CodedPhone(codec, InetAddress.getByName("127.0.0.2"));
            pretender = new CodedPhone(codec, InetAddress.getLoopbackAddress());
            pretender.rtp.ssrc = 0x666;
            for (int i = 0; i < FRAME; i++) {
                double level = Math.sin(2 * Math.PI * STRANGE_HERTZ * i / 8000);
                tone[i] = G711.toMulaw((short) (20_000 * level));
            }
        }

        void send(MediaSession session) {
            elsewhere.rtp.send(next(elsewhere), session.local());
            caller.rtp.send(next(pretender), session.local());
        }

        private byte[] next(CodedPhone stranger) {
            boolean key = ++sent % 20 > 16;
            return key
                    ? stranger.rtp.eventPacket('9', stranger.rtp.timestamp, 160, true, false)
                    : stranger.packet(tone, 0);
        }

        @Override
        public void close() {
            elsewhere.close();
            pretender.close();
        }
    }
}
