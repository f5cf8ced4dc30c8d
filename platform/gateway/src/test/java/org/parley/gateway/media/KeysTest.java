package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.parley.browser.platform.PlatformEvent.KeyPressed;
import org.parley.gateway.Proves;
import org.parley.gateway.audio.G711;

class KeysTest {
    @TempDir
    Path data;

    private TestEngine engine;
    private RtpPhone phone;
    private MediaSession session;
    private final HeardEvents events = new HeardEvents();

    @BeforeEach
    void call() throws Exception {
        engine = new TestEngine(data);
        phone = new RtpPhone();
        session = engine.engine.open("test");
        session.dialog().listen(events);
        session.connect(phone.peer(Codec.PCMU));
    }

    @AfterEach
    void end() {
        session.close();
        phone.close();
        engine.close();
    }

    @Test
    void everyKeyIsHeardOnceAndInOrder() {
        for (char key : "0123456789*#ABCD".toCharArray()) {
            phone.press(key, session.local());
        }
        phone.press('1', session.local());
        phone.press('1', session.local());
        events.await(KeyPressed.class, key -> events.keys().length() == 18);
        assertThat(events.keys()).isEqualTo("0123456789*#ABCD11");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lossReorderingAndDuplicatesChangeNothing(long seed) {
        Random random = new Random(seed);
        StringBuilder pressed = new StringBuilder();
        List<byte[]> packets = new ArrayList<>();
        for (int press = 0; press < 100; press++) {
            char key = "0123456789*#".charAt(random.nextInt(12));
            pressed.append(key);
            for (int i = 0; i < 8; i++) {
                packets.add(phone.eventPacket(key, phone.timestamp, Math.min(960, 160 * (i + 1)), i == 0, i > 4));
            }
            phone.timestamp += 1600;
        }
        List<byte[]> network = new ArrayList<>();
        for (byte[] packet : packets) {
            if (random.nextInt(100) >= 5) {
                int overtakes = random.nextInt(100) < 5 ? Math.min(2, network.size()) : 0;
                network.add(network.size() - overtakes, packet);
                if (random.nextInt(100) < 5) {
                    network.add(packet);
                }
            }
        }
        for (int i = 0; i < network.size(); i++) {
            phone.send(network.get(i), session.local());
            if (i % 50 == 49) {
                // a socket holds only so many packets for a thread that is held up
                int sent = i + 1;
                PlayingTest.await(() -> engine.engine.statistics().packetsReceived() >= sent);
            }
        }
        events.await(KeyPressed.class, key -> events.keys().length() >= 100);
        assertThat(events.keys()).as("seed " + seed).isEqualTo(pressed.toString());
    }

    @Test
    void aLongPressIsOneKey() {
        int start = phone.timestamp;
        for (int duration = 160; duration <= 65_440; duration += 160 * 8) {
            phone.send(phone.eventPacket('5', start, duration, duration == 160, false), session.local());
        }
        phone.send(phone.eventPacket('5', start, 65_535, false, false), session.local());
        phone.send(phone.eventPacket('5', start + 65_535, 160, false, false), session.local());
        phone.send(phone.eventPacket('5', start + 65_535, 320, false, true), session.local());
        phone.timestamp += 100_000;
        phone.press('6', session.local());
        events.await(KeyPressed.class, key -> key.key() == '6');
        assertThat(events.keys()).isEqualTo("56");
    }

    @Test
    void aStrangerIsNotHeard() throws Exception {
        phone.press('1', session.local());
        events.await(KeyPressed.class);
        long before = engine.engine.statistics().packetsDropped();
        try (RtpPhone injector = new RtpPhone()) {
            injector.press('9', session.local());
            PlayingTest.await(() -> engine.engine.statistics().packetsDropped() == before + 8);
            phone.press('2', session.local());
            events.await(KeyPressed.class, key -> key.key() == '2');
        }
        assertThat(events.keys()).isEqualTo("12");
    }

    @Test
    void rubbishIsDropped() {
        phone.send(new byte[] {1, 2, 3}, session.local());
        phone.send(new byte[200], session.local());
        byte[] wrongType = phone.audioPacket(9, new byte[160], 0, 160);
        phone.send(wrongType, session.local());
        phone.press('4', session.local());
        events.await(KeyPressed.class);
        assertThat(engine.engine.statistics().packetsDropped()).isEqualTo(3);
    }

    @Test
    void infoCountsOnlyWithoutRtpKey() {
        session.infoKey('7');
        assertThat(events.await(KeyPressed.class).key()).isEqualTo('7');
        phone.press('8', session.local());
        session.infoKey('8');
        events.await(KeyPressed.class, key -> key.key() == '8');
        long now = System.nanoTime();
        PlayingTest.await(() -> System.nanoTime() - now > 200_000_000L);
        assertThat(events.keys()).isEqualTo("78");
    }

    @Test
    @Proves("keys-once")
    void aTelephoneThatSendsEachKeyInTwoWaysIsHeardOnce() {
        for (char key : "5512".toCharArray()) {
            int pressed = events.keys().length() + 1;
            phone.press(key, session.local());
            PlayingTest.await(() -> events.keys().length() >= pressed);
            session.infoKey(key);
        }
        long now = System.nanoTime();
        PlayingTest.await(() -> System.nanoTime() - now > 150_000_000L);
        session.infoKey('#');
        events.await(KeyPressed.class, key -> key.key() == '#');
        assertThat(events.keys()).isEqualTo("5512#");
    }

    @Test
    void withoutTelephoneEventKeysAreFoundInTheAudio() {
        session.connect(phone.peerWithoutEvents());
        double[][] tones = {{770, 1336}, {770, 1336}, {941, 1477}, {697, 1209}};
        for (double[] tone : tones) {
            byte[] audio = new byte[1440];
            for (int i = 0; i < audio.length; i++) {
                double level = i < 640
                        ? Math.sin(2 * Math.PI * tone[0] * i / 8000) + Math.sin(2 * Math.PI * tone[1] * i / 8000)
                        : 0;
                audio[i] = G711.toMulaw((short) (6000 * level));
            }
            phone.speak(audio, 0, session.local());
        }
        phone.speak(Signals.speech(4, 8000), 0, session.local());
        events.await(KeyPressed.class, key -> events.keys().length() == 4);
        assertThat(events.keys()).isEqualTo("55#1");
    }
}
