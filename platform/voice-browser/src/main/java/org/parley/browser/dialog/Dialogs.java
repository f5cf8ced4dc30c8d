package org.parley.browser.dialog;

import org.parley.browser.platform.ImplementationPlatform;

/** Makes dialogs. Thread-safe. */
public interface Dialogs {

    /**
     * Starts to prepare a dialog on a thread of its own and returns at once: document fetched and compiled, its grammars
     * and first audio loaded, up to the first moment that something is heard. Then {@link DialogListener#prepared}.
     */
    Dialog prepare(DialogRequest request, ImplementationPlatform platform, DialogListener listener);
}
