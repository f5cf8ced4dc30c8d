package org.parley.gateway.media;

import org.parley.browser.platform.ImplementationPlatform;

/** Calls whose far sides hear each other, nobody hears itself. All methods return at once. */
public interface MediaConference {

    /** A call comes in, or comes in otherwise than before. */
    void join(MediaSession party, ConferencePart part);

    /** A call leaves and hears its own dialog again. One that is hung up leaves by itself. */
    void leave(MediaSession party);

    /** Calls in it now. */
    int parties();

    /** A dialog that speaks to all, hears the keys that no dialog of a party takes, and can record what is said. */
    ImplementationPlatform dialog();

    /** Ends it; the parties hear their own dialogs again. */
    void close();
}
