package org.parley.gateway.media.internal;

/** What the far side of a stream can hear: another stream, or a conference. */
interface Speaker {

    /** Any thread: runs a command on its media thread. */
    void execute(Runnable command);

    /** It hears something else from now on, if that was still the way by which it heard this. */
    void heardNoMoreBy(Hearer hearer, Crosstalk way);
}
