package org.parley.gateway.media.internal;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.parley.browser.platform.ImplementationPlatform;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.MediaQuality;
import org.parley.gateway.media.MediaSession;
import org.parley.gateway.media.RtpPeer;

/** A stream as SIP sees it: every call becomes a command for the media thread. */
public record StreamSession(RtpStream stream, InetSocketAddress local) implements MediaSession {

    @Override
    public void connect(RtpPeer peer) {
        stream.execute(() -> stream.connect(peer));
    }

    @Override
    public Optional<Codec> codec() {
        return Optional.ofNullable(stream.codec());
    }

    @Override
    public MediaQuality quality() {
        return stream.quality();
    }

    @Override
    public ImplementationPlatform dialog() {
        return stream.newDialog();
    }

    @Override
    public void hear(MediaSession other) {
        RtpStream from = ((StreamSession) other).stream();
        Crosstalk crosstalk = new Crosstalk();
        stream.execute(() -> stream.hear(from, crosstalk));
        from.execute(() -> from.heardBy(stream, crosstalk));
    }

    @Override
    public void hearDialog() {
        stream.execute(stream::hearDialog);
    }

    @Override
    public void infoKey(char key) {
        stream.execute(() -> stream.infoKey(key));
    }

    @Override
    public void sendKeys(String keys) {
        stream.execute(() -> stream.sendKeys(keys));
    }

    @Override
    public long heardAtNanos() {
        return stream.heardAt();
    }

    @Override
    public void hungUp() {
        stream.execute(stream::hungUp);
    }

    @Override
    public void close() {
        stream.execute(stream::close);
    }

    /** Starts to receive. */
    public void open() {
        stream.execute(() -> {
            try {
                stream.open();
            } catch (IOException e) {
                stream.close();
            }
        });
    }
}
