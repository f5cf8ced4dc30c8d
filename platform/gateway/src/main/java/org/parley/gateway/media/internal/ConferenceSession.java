package org.parley.gateway.media.internal;

import org.parley.browser.platform.ImplementationPlatform;
import org.parley.gateway.media.ConferencePart;
import org.parley.gateway.media.MediaConference;
import org.parley.gateway.media.MediaSession;

/** A conference as call control sees it: every call becomes a command for the media thread. */
public record ConferenceSession(ConferenceMix mix) implements MediaConference {

    @Override
    public void join(MediaSession party, ConferencePart part) {
        RtpStream stream = ((StreamSession) party).stream();
        mix.execute(() -> mix.join(stream, part));
    }

    @Override
    public void leave(MediaSession party) {
        RtpStream stream = ((StreamSession) party).stream();
        mix.execute(() -> mix.leave(stream));
    }

    @Override
    public int parties() {
        return mix.parties();
    }

    @Override
    public ImplementationPlatform dialog() {
        return mix.newDialog();
    }

    @Override
    public void close() {
        mix.execute(mix::close);
    }

    /** Starts to mix. */
    public void open() {
        mix.execute(mix::open);
    }
}
