package org.parley.browser.dialog;

/** A dialog on a connection. All methods return at once and may be called from any thread. */
public interface Dialog {

    String id();

    /** Lets a prepared dialog speak. If it is still being prepared it starts when ready. */
    void start();

    /**
     * Ends it. Not immediate: as if the caller had hung up, with final processing (VoiceXML 2.0 §1.5.4). Immediate: no
     * more handlers run.
     */
    void terminate(boolean immediate);
}
