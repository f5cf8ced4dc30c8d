package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.PlatformEvent.KeyPressed;
import org.parley.gateway.Proves;
import org.parley.gateway.audio.KeyTones;

/** Keys on their way out. The far end that hears tones is another call of ours, without telephone events. */
class KeysOutTest {
    @TempDir
    Path data;

    private TestEngine engine;
    private RtpPhone alice;
    private MediaSession first;
    private MediaSession second;
    private MediaSession far;
    private final HeardEvents events = new HeardEvents();

    @BeforeEach
    void call() throws Exception {
        engine = new TestEngine(data);
        alice = new RtpPhone();
        first = engine.engine.open("first");
        second = engine.engine.open("second");
        far = engine.engine.open("far");
        second.connect(inBand(far.local()));
        far.connect(inBand(second.local()));
        far.dialog().listen(events);
    }

    @AfterEach
    void end() {
        List.of(first, second, far).forEach(MediaSession::close);
        alice.close();
        engine.close();
    }

    private static RtpPeer inBand(InetSocketAddress address) {
        return new RtpPeer(address, Codec.PCMU, 0, OptionalInt.empty(), true, true);
    }

    @Test
    void keysAreEventsWhereTheseWereAgreedOn() {
        first.connect(alice.peer(Codec.PCMU));
        first.sendKeys("7,#");
        PlayingTest.await(() -> keys().size() >= 14);
        assertThat(keys()).hasSize(14);
        assertThat(keys().stream().map(packet -> packet.payload()[0]).distinct())
                .containsExactly((byte) 7, (byte) 11);
        long between = alice.packets().stream()
                .filter(packet -> packet.payloadType() == 0)
                .count();
        assertThat(between).as("packets of the second between them").isGreaterThanOrEqualTo(50);
        assertThat(keys().stream().filter(RtpPhone.Packet::marker)).hasSize(2);
        assertThat(keys().get(6).payload()[1] & 0x80).as("the end").isEqualTo(0x80);
    }

    private List<RtpPhone.Packet> keys() {
        return alice.packets().stream()
                .filter(packet -> packet.payloadType() == RtpPhone.EVENTS)
                .toList();
    }

    @Test
    void keysAreTonesWhereNoEventsWereAgreedOn() {
        second.sendKeys("159#D*0");
        events.await(KeyPressed.class, key -> events.keys().length() >= 7);
        assertThat(events.keys()).isEqualTo("159#D*0");
    }

    @Test
    @Proves("keys-out")
    void keysOfATelephoneWithEventsReachOneWithoutAsTones() {
        first.connect(alice.peer(Codec.PCMU));
        second.hear(first);
        alice.speak(Signals.voice(1, 3_200), 0, first.local());
        alice.press('7', first.local());
        alice.press('1', first.local());
        events.await(KeyPressed.class, key -> events.keys().length() >= 2);
        assertThat(events.keys()).isEqualTo("71");
    }

    @Test
    void keysByInfoReachATelephoneWithoutEventsAsTones() {
        first.connect(alice.peerWithoutEvents());
        second.hear(first);
        alice.speak(Signals.voice(1, 3_200), 0, first.local());
        first.infoKey('4');
        first.infoKey('2');
        events.await(KeyPressed.class, key -> events.keys().length() >= 2);
        assertThat(events.keys()).isEqualTo("42");
    }

    @Test
    void aToneThatIsHeardAnywayIsNotMadeOnceMore() {
        first.connect(alice.peerWithoutEvents());
        second.hear(first);
        byte[] silence = new byte[3_200];
        java.util.Arrays.fill(silence, (byte) 0xFF);
        alice.speak(silence, 0, first.local());
        for (char key : "58".toCharArray()) {
            alice.speak(KeyTones.of(key), 0, first.local());
            alice.speak(silence, 0, first.local());
        }
        second.sendKeys("#");
        events.await(KeyPressed.class, key -> key.key() == '#');
        assertThat(events.keys()).isEqualTo("58#");
    }
}
