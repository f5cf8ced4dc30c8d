package org.parley.webapp.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.parley.webapp.mailbox.Folder;
import org.parley.webapp.mailbox.Mailboxes;

/** What an owner does with a message in a list. */
enum MessageAction {
    NEW("The message is marked as new."),
    SAVED("The message was saved."),
    /** It can be brought back until the next one is deleted. */
    DELETE("The message was deleted."),
    UNDELETE("The message is back."),
    UNDELETE_SAVED("The message is back.");

    private final String done;

    MessageAction(String done) {
        this.done = done;
    }

    static Optional<MessageAction> ofId(String id) {
        return Arrays.stream(values())
                .filter(action ->
                        action.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(id))
                .findFirst();
    }

    /** Returns false when there is no such message. */
    boolean act(Mailboxes mailboxes, String extension, long id) {
        return switch (this) {
            case NEW -> mailboxes.markNew(extension, id);
            case SAVED -> mailboxes.markSaved(extension, id);
            case DELETE -> mailboxes.putAside(extension, id);
            case UNDELETE -> mailboxes.bringBack(extension, id, Folder.NEW);
            case UNDELETE_SAVED -> mailboxes.bringBack(extension, id, Folder.SAVED);
        };
    }

    String done() {
        return done;
    }

    /** The action that takes this one back, of a message that lay in a folder; empty when there is none. */
    String undo(Folder folder) {
        return this != DELETE ? "" : folder == Folder.NEW ? "undelete" : "undelete-saved";
    }
}
