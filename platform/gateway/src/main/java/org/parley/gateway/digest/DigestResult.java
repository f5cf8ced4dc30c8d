package org.parley.gateway.digest;

/** What an answer to a challenge is worth. */
public sealed interface DigestResult {

    /** It is that user. */
    record Passed(String user) implements DigestResult {}

    /** There was no answer, or one to a nonce that is too old: ask. */
    record Ask(boolean stale) implements DigestResult {}

    /** The answer is wrong, or was used before; {@code user} is who it said to be, not trusted. */
    record Wrong(String user, String why) implements DigestResult {}
}
