package org.parley.gateway.webphone;

/** Who hears of a {@link WebCall}. Called by several threads, which must not wait for anything. */
public interface WebCallListener {

    /** Somewhere it rings, or a decision takes its time. */
    void rings();

    void answered();

    /** @param mulaw what is heard: 8 kHz, the first {@code length} bytes, in order, with silence where packets were lost */
    void audio(byte[] mulaw, int length);

    /**
     * What is heard now, in words.
     *
     * @param words empty when nobody knows them: somebody's recording
     * @param language BCP 47, empty when unknown
     */
    void says(String words, String language);

    /** What the caller says from now on is recorded; a beep has told it. */
    void records();

    /**
     * The call is over. Called once, the last of all.
     *
     * @param status of SIP: 200 for a call that was answered, else why it was not
     */
    void ended(int status, String reason);
}
