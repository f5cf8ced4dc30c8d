package org.parley.gateway.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.browser.platform.PlatformEvent.MarkReached;
import org.parley.browser.platform.PlatformEvent.PlayDone;
import org.parley.browser.platform.PlatformEvent.PlayStarted;
import org.parley.browser.platform.Playable;
import org.parley.gateway.speech.PcmAudio;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.SpeechSink;
import org.parley.gateway.speech.Words;
import org.parley.gateway.spool.DiskStorage;

/** Words that are heard while an engine still speaks them. */
class LiveWordsTest {
    @TempDir
    Path data;

    private final Dictation engine = new Dictation();
    private final HeardEvents events = new HeardEvents();
    private TestEngine media;
    private RtpPhone phone;
    private MediaSession session;
    private ImplementationPlatform dialog;

    /** An engine that says what a test tells it to, when the test says so. */
    private static final class Dictation implements SpeechEngine {
        private final CountDownLatch asked = new CountDownLatch(1);
        private final CountDownLatch end = new CountDownLatch(1);
        private final CountDownLatch unwanted = new CountDownLatch(1);
        private volatile SpeechSink sink;

        @Override
        public String name() {
            return "mary";
        }

        @Override
        public boolean speaks(String language) {
            return true;
        }

        @Override
        public boolean isLive() {
            return true;
        }

        @Override
        public PcmAudio synthesize(Words words) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean speak(Words words, SpeechSink to) throws IOException {
            if (words.text().equals("two")) {
                byte[] all = Signals.speech(2, 800);
                to.audio(all, all.length);
                return true;
            }
            sink = to;
            to.whenUnwanted(() -> {
                unwanted.countDown();
                end.countDown();
            });
            asked.countDown();
            try {
                end.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return to.isWanted();
        }

        void says(byte[] mulaw) {
            sink.audio(mulaw, mulaw.length);
        }
    }

    @BeforeEach
    void call() throws Exception {
        media = new TestEngine(data, new DiskStorage(data.resolve("spool")), URI.create("http://127.0.0.1:9"), engine);
        phone = new RtpPhone();
        session = media.engine.open("live");
        dialog = session.dialog();
        dialog.listen(events);
        session.connect(phone.peer(Codec.PCMU));
    }

    @AfterEach
    void end() {
        engine.end.countDown();
        session.close();
        phone.close();
        media.close();
    }

    private static boolean contains(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    @Test
    void wordsAreHeardBeforeTheirEndAndMarksKeepTheirPlace() throws Exception {
        byte[] first = Signals.speech(1, 1600);
        byte[] rest = Signals.speech(3, 1600);
        dialog.play(
                1,
                List.of(
                        new Playable.Speech("one", "en-US"),
                        new Playable.Mark("between"),
                        new Playable.Speech("two", "en-US")));
        assertThat(engine.asked.await(20, TimeUnit.SECONDS)).isTrue();
        engine.says(first);
        PlayingTest.await(() -> contains(phone.heard(), first));
        assertThat(events.all(PlayStarted.class)).hasSize(1);
        assertThat(events.all(MarkReached.class)).isEmpty();
        engine.says(rest);
        engine.end.countDown();
        assertThat(events.await(PlayDone.class).completed()).isTrue();
        assertThat(contains(phone.heard(), rest)).isTrue();
        assertThat(contains(phone.heard(), Signals.speech(2, 800))).isTrue();
        long mark = events.await(MarkReached.class).atNanos();
        assertThat(events.await(PlayDone.class).atNanos() - mark)
                .as("the second text lasts 100 ms")
                .isGreaterThan(90_000_000L);
    }

    @Test
    void aBargeInTellsTheEngine() throws Exception {
        dialog.play(1, List.of(new Playable.Speech("one", "en-US"), new Playable.Speech("two", "en-US")));
        assertThat(engine.asked.await(20, TimeUnit.SECONDS)).isTrue();
        engine.says(Signals.speech(1, 8000));
        events.await(PlayStarted.class);
        dialog.stopPlaying();
        assertThat(events.await(PlayDone.class).completed()).isFalse();
        assertThat(engine.unwanted.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void whatIsStoppedBeforeAnythingIsHeardIsNotSaidEither() throws Exception {
        dialog.play(1, List.of(new Playable.Speech("one", "en-US")));
        assertThat(engine.asked.await(20, TimeUnit.SECONDS)).isTrue();
        dialog.stopPlaying();
        engine.says(Signals.speech(1, 800));
        assertThat(engine.unwanted.await(20, TimeUnit.SECONDS)).isTrue();
        assertThat(events.all(PlayStarted.class)).isEmpty();
    }

    @Test
    void nothingIsSpokenAheadOfItsTime() {
        dialog.prepare(List.of(new Playable.Speech("one", "en-US")));
        assertThat(engine.asked.getCount()).isEqualTo(1);
    }
}
