package org.parley.webapp.deposit;

/** What became of a delivery. The same deposit gets the same result again, however often it is delivered. */
public sealed interface DepositResult {

    /** The message is in the mailbox, durably. */
    record Delivered(long messageId) implements DepositResult {}

    /** The caller had taken it back, or recorded it again: there is no message. */
    record Cancelled() implements DepositResult {}

    /** Nothing had been recorded: there is no message. */
    record Empty() implements DepositResult {}

    /** There never was such a deposit. */
    record Unknown() implements DepositResult {}
}
