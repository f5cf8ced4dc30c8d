package org.parley.webapp.mailbox;

import java.util.List;
import java.util.Optional;

/**
 * Some messages of a list.
 *
 * @param next where the next page starts; empty on the last one
 */
public record MessagePage(List<Message> messages, Optional<PageKey> next) {

    public MessagePage {
        messages = List.copyOf(messages);
    }
}
