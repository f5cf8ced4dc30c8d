package org.parley.webapp.webphone;

/** Who hears of a {@link PageCall}. Called by several threads; nothing waits for a slow browser. */
public interface PageCallListener {

    /** Somewhere it rings, or a decision takes its time. */
    void rings();

    void answered();

    /** @param mulaw what is heard: 8 kHz, the first {@code length} bytes, in order */
    void audio(byte[] mulaw, int length);

    /**
     * What is heard now, in words.
     *
     * @param words empty when nobody knows them: somebody's recording
     * @param language BCP 47, empty when unknown
     */
    void says(String words, String language);

    /** What the caller says from now on is recorded. */
    void records();

    /**
     * The call is over; the last that is told.
     *
     * @param status of SIP: 200 for a call that was answered, else why it was not
     */
    void ended(int status, String reason);
}
