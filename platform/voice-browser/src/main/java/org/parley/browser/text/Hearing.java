package org.parley.browser.text;

/** Who hears what a dialog says: a transcript, one leg of several, or all parties of a conference. */
interface Hearing {

    /** A prompt begins; what of it is really heard comes by {@link #heard}. */
    void hears(String text);

    /** How text of the prompt is to be spoken, where a document says more of it than its words. */
    default void speaks(String text, String manner) {}

    /** A part of the prompt has begun to be heard. */
    void heard(String part);

    /** The prompt is over. */
    void promptOver();

    /** What the dialog waits for from now on. */
    void expects(String what);

    void log(String text);
}
