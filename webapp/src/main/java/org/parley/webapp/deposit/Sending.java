package org.parley.webapp.deposit;

import java.util.List;
import java.util.OptionalLong;
import org.parley.webapp.mailbox.Caller;

/**
 * A message that the owner of a mailbox is about to record for others.
 *
 * @param sender the owner's extension, who never gets it by {@code everybody}
 * @param from how recipients see the owner
 * @param recipients extensions; each gets it once
 * @param everybody whether it goes to every mailbox instead
 * @param forwarded a message of the sender's mailbox that plays behind what is recorded
 */
public record Sending(String sender, Caller from, List<String> recipients, boolean everybody, OptionalLong forwarded) {

    public Sending {
        recipients = List.copyOf(recipients);
    }
}
