package org.parley.gateway.webphone;

/** One call from a page. Methods return at once and do nothing when the call is over. */
public interface WebCall {

    /** What the caller says: µ-law at 8 kHz, the first {@code length} bytes. One thread at a time, also with {@link #press}. */
    void audio(byte[] mulaw, int length);

    /** Presses a key, one of {@code 0-9 * # A-D}; others are ignored. */
    void press(char key);

    void hangUp();
}
