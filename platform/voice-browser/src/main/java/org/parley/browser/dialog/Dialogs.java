package org.parley.browser.dialog;

import org.parley.browser.platform.ImplementationPlatform;

/** Makes dialogs. Thread-safe. */
public interface Dialogs {

    /**
     * Starts to prepare a dialog on a thread of its own and returns at once: document fetched and compiled, its grammars
     * and first audio loaded, up to the first moment that something is heard. Then {@link DialogListener#prepared}.
     *
     * <p>The dialog's thread holds a {@link org.parley.browser.platform.Clock.Work} of the request's clock from before
     * this method returns until it ends.
     */
    Dialog prepare(DialogRequest request, ImplementationPlatform platform, DialogListener listener);
}
