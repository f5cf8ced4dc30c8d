package org.parley.browser.dialog;

import java.util.Map;

/** What a dialog reports to call control; called on the dialog's thread, must not block. Each ending is reported once. */
public interface DialogListener {

    void prepared();

    /** Could not be prepared. {@code event} is the error, for instance {@code error.badfetch.http.404}. */
    void notPrepared(String event, String message);

    void started();

    /** Ended by itself, by exit or disconnect or after a hang-up; {@code values} are those of the namelist. */
    void exited(Map<String, Object> values);

    /** Ended by an error that no handler of the document caught. The caller has already heard the apology. */
    void failed(String event, String message);

    /** VoiceXML {@code <disconnect>}: call control is asked to end the connection; {@code values} of its namelist. */
    void disconnectRequested(Map<String, Object> values);

    /** A document wrote to its log (VoiceXML 2.0 §5.3.13): {@code LABEL: text}, or text alone. */
    default void logged(String line) {}
    /** VoiceXML {@code <transfer>}: call control is asked to place it and answers by {@link Dialog#deliver}. */
    default void transferRequested(TransferRequest request) {}

    /** A transfer under way is to end, for instance because the caller said the word for it or its time is up. */
    default void transferTerminated() {}
}
