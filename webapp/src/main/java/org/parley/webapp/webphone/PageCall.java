package org.parley.webapp.webphone;

/** One call from a page. Methods return at once and do nothing when the call is over. */
public interface PageCall {

    /** A call that did not come about. */
    PageCall OVER = new PageCall() {
        @Override
        public void audio(byte[] mulaw, int length) {
            // nobody is there
        }

        @Override
        public void press(char key) {
            // nobody is there
        }

        @Override
        public void hangUp() {
            // it is over
        }
    };

    /** What the caller says: µ-law at 8 kHz, the first {@code length} bytes. One thread at a time, also with {@link #press}. */
    void audio(byte[] mulaw, int length);

    /** Presses a key, one of {@code 0-9 * #}. */
    void press(char key);

    void hangUp();
}
