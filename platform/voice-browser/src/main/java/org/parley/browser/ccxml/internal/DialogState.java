package org.parley.browser.ccxml.internal;

/** The life of a dialog as CCXML sees it (CCXML 1.0 §7.1). */
enum DialogState {
    PREPARING,
    PREPARED,
    /** Asked to speak, not heard yet. */
    STARTING,
    STARTED,
    ENDED;

    boolean canBeStarted() {
        return this == PREPARING || this == PREPARED;
    }
}
