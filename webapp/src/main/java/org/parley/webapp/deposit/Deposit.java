package org.parley.webapp.deposit;

import java.time.Instant;
import java.util.Optional;
import org.parley.webapp.mailbox.Caller;
import org.parley.webapp.mailbox.Origin;

/**
 * A chance to leave one message, or to send it to several.
 *
 * @param accountId the mailbox that it is left for, or the sender
 * @param messageId the message it became, 0 while it is none
 * @param sent whether an owner sends it to recipients of its own table
 * @param leg of the call that it was opened in, empty for none
 * @param origin of a message that is forwarded
 */
record Deposit(
        DepositId id,
        long accountId,
        String extension,
        Caller caller,
        Instant openedAt,
        DepositState state,
        long messageId,
        boolean sent,
        boolean urgent,
        String leg,
        Optional<Origin> origin) {

    DepositResult result() {
        return switch (state) {
            case DELIVERED -> new DepositResult.Delivered(messageId);
            case CANCELLED -> new DepositResult.Cancelled();
            case EMPTY -> new DepositResult.Empty();
            case OPEN -> throw new IllegalStateException("An open deposit has no result yet");
        };
    }
}
