package org.parley.webapp.deposit;

import java.time.Instant;
import org.parley.webapp.mailbox.Caller;

/**
 * A chance to leave one message.
 *
 * @param messageId the message it became, 0 while it is none
 */
record Deposit(
        DepositId id,
        long accountId,
        String extension,
        Caller caller,
        Instant openedAt,
        DepositState state,
        long messageId) {

    DepositResult result() {
        return switch (state) {
            case DELIVERED -> new DepositResult.Delivered(messageId);
            case CANCELLED -> new DepositResult.Cancelled();
            case EMPTY -> new DepositResult.Empty();
            case OPEN -> throw new IllegalStateException("An open deposit has no result yet");
        };
    }
}
