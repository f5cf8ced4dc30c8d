package org.parley.webapp.account;

/**
 * What one check of a web password costs (RFC 9106). Stored hashes carry their own cost, so it can be changed.
 *
 * @param memoryKib memory of one computation
 * @param passes over that memory
 * @param lanes of one computation
 */
public record PasswordCost(int memoryKib, int passes, int lanes) {
    /** 19 MiB, two passes, one lane. */
    public static final PasswordCost DEFAULT = new PasswordCost(19 * 1024, 2, 1);
}
