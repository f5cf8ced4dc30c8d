package org.parley.webapp.mailbox;

/** Something was asked of a mailbox that does not exist. */
public final class UnknownMailboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnknownMailboxException(String extension) {
        super("There is no mailbox " + extension);
    }
}
