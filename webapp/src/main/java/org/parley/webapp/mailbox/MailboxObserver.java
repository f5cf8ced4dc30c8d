package org.parley.webapp.mailbox;

import org.jdbi.v3.core.Handle;

/**
 * Is told of changes inside their own transactions, while the mailbox is locked: what it writes is committed with the
 * change, or not at all. A transaction may be repeated.
 */
public interface MailboxObserver {

    /** @param newCount new messages, this one counted */
    void added(Handle handle, long accountId, long messageId, int newCount);

    /** A message was heard, saved or deleted. */
    void retrieved(Handle handle, long accountId);
}
