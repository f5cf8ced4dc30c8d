package org.parley.webapp.account;

import java.time.Instant;

/** What became of a login by PIN or password. Nothing in it tells whether the account exists. */
public sealed interface LoginResult {

    /**
     * The secret was right.
     *
     * @param secretStamp stands for the secret as it is now: another one gives another stamp. Tells nothing about it
     */
    record Accepted(Account account, String secretStamp) implements LoginResult {}

    /** Name or secret was wrong. */
    record Refused() implements LoginResult {}

    /** Too many wrong secrets; nothing is looked at before {@code until}. */
    record Throttled(Instant until) implements LoginResult {}
}
