package org.parley.webapp.mailbox;

/** Is told after a mailbox has changed, on the thread that changed it; must return at once. */
@FunctionalInterface
public interface MailboxListener {
    /**
     * @param counts as they were committed with the change
     */
    void changed(String extension, Counts counts);
}
