package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.gateway.media.internal.StreamSession;

/** Two calls that hear each other. */
class JoinedTest {
    @TempDir
    Path data;

    private TestEngine engine;
    private RtpPhone alice;
    private RtpPhone bob;
    private MediaSession first;
    private MediaSession second;

    @BeforeEach
    void call() throws Exception {
        engine = new TestEngine(data);
        alice = new RtpPhone();
        bob = new RtpPhone();
        first = engine.engine.open("alice");
        second = engine.engine.open("bob");
        first.connect(alice.peer(Codec.PCMU));
        second.connect(bob.peer(Codec.PCMU));
    }

    @AfterEach
    void end() {
        first.close();
        second.close();
        alice.close();
        bob.close();
        engine.close();
    }

    @Test
    void threadsThatAreHeldUpLoseNothingOfWhatIsSaid() throws Exception {
        second.hear(first);
        PlayingTest.await(() -> bob.packets().size() > 2);
        byte[] speech = Signals.voice(3, 20_000);
        Thread speaker = new Thread(() -> alice.speak(speech, 0, first.local()), "speaker");
        speaker.start();
        int begun = bob.packets().size() + 50;
        PlayingTest.await(() -> bob.packets().size() > begun);
        for (MediaSession session : List.of(first, second)) {
            ((StreamSession) session).stream().execute(() -> holdUp(200));
        }
        speaker.join();
        int whole = bob.packets().size() + 15;
        PlayingTest.await(() -> bob.packets().size() > whole);
        byte[] part = Arrays.copyOfRange(speech, 4_000, 16_000);
        byte[] heard = bob.heard();
        double best = Signals.correlation(part, heard, heard.length - 20_000, 10_000);
        assertThat(best).as("1.5 s around the hold-up, in one piece").isGreaterThan(0.9);
    }

    private static void holdUp(int milliseconds) {
        long until = System.nanoTime() + milliseconds * 1_000_000L;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }

    @Test
    void joinedOnceMoreTheyStillHearEachOther() throws Exception {
        for (int i = 0; i < 5; i++) {
            second.hear(first);
        }
        PlayingTest.await(() -> bob.packets().size() > 2);
        byte[] speech = Signals.voice(3, 8_000);
        alice.speak(speech, 0, first.local());
        int whole = bob.packets().size() + 15;
        PlayingTest.await(() -> bob.packets().size() > whole);
        byte[] heard = bob.heard();
        assertThat(Signals.correlation(speech, heard, heard.length / 2, heard.length / 2))
                .isGreaterThan(0.9);
    }
}
