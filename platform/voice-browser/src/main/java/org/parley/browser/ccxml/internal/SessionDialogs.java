package org.parley.browser.ccxml.internal;

import java.util.Map;
import org.parley.browser.ccxml.internal.document.DialogActions;
import org.parley.browser.ccxml.internal.document.DialogPlace;
import org.parley.browser.ccxml.internal.document.DialogSource;
import org.parley.browser.ccxml.internal.document.EventException;

/** What the elements of a document have their session do to dialogs (CCXML 1.0 §7.2). */
final class SessionDialogs implements DialogActions {
    private final Session session;

    SessionDialogs(Session session) {
        this.session = session;
    }

    @Override
    public String prepareDialog(DialogSource source, DialogPlace place, boolean start) throws EventException {
        return session.dialogues().prepare(source, place, session.document().base(), start);
    }

    @Override
    public void startPrepared(String dialogId, DialogPlace place) throws EventException {
        session.dialogues().start(session.dialogues().require(dialogId), place);
    }

    @Override
    public void terminateDialog(String dialogId, boolean immediate, Map<String, Object> hints) throws EventException {
        session.dialogues().terminate(session.dialogues().require(dialogId), immediate);
    }
}
