package org.parley.gateway.media.internal;

/** Who hears what the far side of a stream says: another stream, or a conference. */
interface Hearer {

    /** Any thread: runs a command on its media thread. */
    void execute(Runnable command);

    /** What it heard is over. */
    void hearNoMore(Speaker gone);

    /** A key that no dialog of the stream takes. */
    void passOn(char key);
}
