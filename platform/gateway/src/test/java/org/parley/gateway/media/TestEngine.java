package org.parley.gateway.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.parley.browser.platform.SystemClock;
import org.parley.gateway.speech.SpeechEngine;
import org.parley.gateway.speech.SpeechSettings;
import org.parley.gateway.spool.DiskStorage;
import org.parley.gateway.spool.SpoolStorage;

/** An engine with a clock, for tests; its recovery address leads nowhere unless a test gives one. */
final class TestEngine implements AutoCloseable {
    final SystemClock clock = new SystemClock();
    final MediaEngine engine;

    TestEngine(Path data) throws IOException {
        this(data, new DiskStorage(data.resolve("spool")), URI.create("http://127.0.0.1:9"));
    }

    /** @param reports between two reports of a call */
    TestEngine(Path data, Duration reports) throws IOException {
        this(
                MediaConfig.of(data, () -> URI.create("http://127.0.0.1:9"), () -> "key")
                        .withRtp(RtpSettings.DEFAULT.withReports(reports)),
                new DiskStorage(data.resolve("spool")));
    }

    TestEngine(Path data, SpoolStorage storage, URI webapp, SpeechEngine... engines) throws IOException {
        this(MediaConfig.of(data, () -> webapp, () -> "key"), storage, engines);
    }

    private TestEngine(MediaConfig config, SpoolStorage storage, SpeechEngine... engines) throws IOException {
        engine = new MediaEngine(
                config.withPorts(31000, 31999), clock, storage, SpeechSettings.DEFAULT, List.of(engines));
    }

    @Override
    public void close() {
        engine.close();
        clock.close();
    }
}
