package org.parley.browser.text;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.parley.browser.fetch.CookieJar;
import org.parley.browser.fetch.FetchException;
import org.parley.browser.fetch.FetchRequest;
import org.parley.browser.fetch.Fetcher;
import org.parley.browser.platform.Recording;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was recorded on a text call, in memory. If it is never submitted it is posted to its recovery address, as the
 * gateway does: 2xx means stored, 404 and 410 that nobody wants it.
 */
final class TextRecording implements Recording {
    private static final Logger LOG = LoggerFactory.getLogger(TextRecording.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final byte[] mulaw;
    private final String mediaType;
    private final Optional<URI> recover;
    private final Fetcher fetcher;
    private boolean done;

    TextRecording(byte[] mulaw, String mediaType, Optional<URI> recover, Fetcher fetcher) {
        this.mulaw = mulaw;
        this.mediaType = mediaType;
        this.recover = recover;
        this.fetcher = fetcher;
    }

    @Override
    public String mediaType() {
        return mediaType;
    }

    @Override
    public long size() {
        return content().length;
    }

    @Override
    public Duration duration() {
        return Duration.ofMillis(mulaw.length * 1000L / Mulaw.RATE);
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(content());
    }

    private byte[] content() {
        return mediaType.equals("audio/basic") ? mulaw : Wave.ofMulaw(mulaw);
    }

    @Override
    public synchronized void submitted() {
        done = true;
    }

    @Override
    public synchronized void release() {
        if (done || recover.isEmpty()) {
            return;
        }
        done = true;
        TextRecording raw = new TextRecording(mulaw, "audio/basic", Optional.empty(), fetcher);
        FetchRequest request = new FetchRequest(
                recover.get(),
                FetchRequest.Method.POST,
                FetchRequest.Encoding.RAW,
                List.of(new FetchRequest.RecordingField("recording", raw)),
                new CookieJar(),
                TIMEOUT,
                Optional.empty(),
                Optional.empty());
        deliver(request);
    }

    /** One request: the fetcher itself repeats posts of recordings. */
    private void deliver(FetchRequest request) {
        try {
            fetcher.fetch(request);
        } catch (FetchException e) {
            if (e.status() == 404 || e.status() == 410) {
                LOG.debug("recording not wanted by {}: {}", request.uri(), e.status());
            } else {
                LOG.error("recording of {} lost: {} does not take it", duration(), request.uri(), e);
            }
        }
    }
}
