package org.parley.browser.ccxml.internal.document;

import java.util.Map;

/** What a document can have done to dialogs (CCXML 1.0 §7.2). */
public interface DialogActions {

    /**
     * Begins to prepare a dialog; with {@code start} it speaks as soon as it is ready.
     *
     * @return the dialog's id
     */
    String prepareDialog(DialogSource source, DialogPlace place, boolean start) throws EventException;

    /** @param place where it is to speak; unless it names one, where it was prepared for */
    void startPrepared(String dialogId, DialogPlace place) throws EventException;

    void terminateDialog(String dialogId, boolean immediate, Map<String, Object> hints) throws EventException;
}
