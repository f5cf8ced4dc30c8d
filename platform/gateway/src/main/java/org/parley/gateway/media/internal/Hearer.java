package org.parley.gateway.media.internal;

/** Who hears what the far side of a stream says: another stream, or a conference. */
interface Hearer {

    /** Any thread: runs a command on its media thread. */
    void execute(Runnable command);

    /** What it heard is over. */
    void hearNoMore(Speaker gone);

    /**
     * A key that no dialog of the stream takes.
     *
     * @param audible whether it was found in the audio, where whoever hears that hears it already
     */
    void passOn(char key, boolean audible);
}
