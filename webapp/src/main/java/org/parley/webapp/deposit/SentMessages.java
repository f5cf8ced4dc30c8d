package org.parley.webapp.deposit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.parley.webapp.account.Account;
import org.parley.webapp.account.Role;
import org.parley.webapp.deposit.Addressees.Addressee;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Mailboxes;
import org.parley.webapp.mailbox.Message;

/** Sends what owners have recorded elsewhere than on the telephone: new messages, replies and what they forward. */
public final class SentMessages {
    private static final int MOST_RECIPIENTS = 100;

    private final Deposits deposits;
    private final Addressees addressees;
    private final Mailboxes mailboxes;

    public SentMessages(Deposits deposits, Addressees addressees, Mailboxes mailboxes) {
        this.deposits = deposits;
        this.addressees = addressees;
        this.mailboxes = mailboxes;
    }

    /**
     * A message that is to be sent.
     *
     * @param to extensions and aliases
     * @param everybody whether it goes to every mailbox instead
     * @param forwarded a message of the sender's mailbox that plays behind the sound
     * @param ulaw headerless µ-law at 8 kHz; may be empty when something is forwarded
     */
    public record Outgoing(
            Account sender, List<String> to, boolean everybody, boolean urgent, OptionalLong forwarded, byte[] ulaw) {
        public Outgoing {
            to = List.copyOf(to);
        }
    }

    /** What became of it. */
    public sealed interface Result {
        /** It lies in so many mailboxes. */
        record Sent(int mailboxes) implements Result {}

        /** It was not sent to anybody, because of its recipients. */
        record WrongRecipients(String sentence) implements Result {}

        /** There is nothing to send. */
        record NoSound() implements Result {}

        /** What was to be forwarded is not in the mailbox any more. */
        record NoMessage() implements Result {}
    }

    /** Whether somebody may send to every mailbox. */
    public static boolean maySendToAll(Account account) {
        return account.roles().contains(Role.SEND_TO_ALL);
    }

    /** Who can be answered: a sender of ours. */
    public Optional<String> sender(String extension, long message) {
        return mailboxes
                .message(extension, message)
                .map(Message::from)
                .filter(Caller::internal)
                .map(Caller::number)
                .filter(number -> addressees.find(number) instanceof Addressee.Mailboxes);
    }

    /** Sends to all recipients or to none. When this returns {@link Result.Sent} the message is durable. */
    public Result send(Outgoing message) {
        String owner = message.sender().extension();
        if (message.forwarded().isPresent()
                && mailboxes.message(owner, message.forwarded().getAsLong()).isEmpty()) {
            return new Result.NoMessage();
        }
        if (message.ulaw().length == 0 && message.forwarded().isEmpty()) {
            return new Result.NoSound();
        }
        Set<String> extensions = new LinkedHashSet<>();
        Optional<String> mistake = message.everybody() ? mayNot(message.sender()) : addressed(message.to(), extensions);
        if (mistake.isPresent()) {
            return new Result.WrongRecipients(mistake.get());
        }
        Deposits.Opened opened = deposits.open(new Sending(
                owner,
                new Caller(owner, message.sender().displayName(), true),
                new ArrayList<>(extensions),
                message.everybody(),
                message.forwarded()));
        deposits.setUrgent(opened.id(), message.urgent());
        DepositResult result = deliver(opened.id(), message.ulaw());
        return result instanceof DepositResult.Delivered ? new Result.Sent(opened.mailboxes()) : new Result.NoSound();
    }

    private DepositResult deliver(DepositId id, byte[] ulaw) {
        try {
            return ulaw.length == 0 ? deposits.deliverAsItIs(id) : deposits.deliver(id, new ByteArrayInputStream(ulaw));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory was not readable", e);
        }
    }

    private static Optional<String> mayNot(Account sender) {
        return maySendToAll(sender) ? Optional.empty() : Optional.of("You may not send to everybody.");
    }

    private Optional<String> addressed(List<String> numbers, Set<String> extensions) {
        if (numbers.isEmpty()) {
            return Optional.of("Type at least one extension.");
        }
        for (String number : numbers) {
            Addressee addressee = addressees.find(number);
            if (addressee instanceof Addressee.Mailboxes found) {
                extensions.addAll(found.extensions());
            } else {
                return Optional.of(
                        addressee instanceof Addressee.Full
                                ? "The mailbox " + number + " is full."
                                : "There is no mailbox " + number + ".");
            }
        }
        return extensions.size() <= MOST_RECIPIENTS
                ? Optional.empty()
                : Optional.of("At most " + MOST_RECIPIENTS + " mailboxes get a message at once.");
    }
}
