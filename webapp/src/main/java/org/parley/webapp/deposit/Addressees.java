package org.parley.webapp.deposit;

import java.util.List;
import java.util.Optional;
import org.parley.webapp.alias.MessageAlias;
import org.parley.webapp.alias.MessageAliases;
import org.parley.webapp.directory.Directory;
import org.parley.webapp.voicemail.Voicemail;

/** Whom a number stands for to which a message is to be sent: an extension with voicemail, or an alias of several. */
public final class Addressees {
    private final Directory directory;
    private final Voicemail voicemail;
    private final MessageAliases aliases;

    public Addressees(Directory directory, Voicemail voicemail, MessageAliases aliases) {
        this.directory = directory;
        this.voicemail = voicemail;
        this.aliases = aliases;
    }

    /** What a number stands for. */
    public sealed interface Addressee {
        /** Mailboxes that take a message. */
        record Mailboxes(List<String> extensions) implements Addressee {}

        /** There is no such mailbox. */
        record Unknown() implements Addressee {}

        /** There is one, and no message more fits in. */
        record Full() implements Addressee {}
    }

    public Addressee find(String number) {
        Optional<MessageAlias> alias = aliases.find(number);
        if (alias.isPresent()) {
            return new Addressee.Mailboxes(alias.get().members());
        }
        if (!directory.exists(number) || !voicemail.enabled(number)) {
            return new Addressee.Unknown();
        }
        return voicemail.full(number) ? new Addressee.Full() : new Addressee.Mailboxes(List.of(number));
    }
}
