package org.parley.gateway.srtp;

import java.util.Arrays;

/**
 * The keys of one stream.
 *
 * @param ours master key and salt of what we send, 30 bytes
 * @param theirs of what we receive
 */
public record SrtpKeys(SrtpSuite suite, byte[] ours, byte[] theirs) {

    @Override
    public boolean equals(Object other) {
        return other instanceof SrtpKeys keys
                && suite == keys.suite
                && Arrays.equals(ours, keys.ours)
                && Arrays.equals(theirs, keys.theirs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ours) * 31 + Arrays.hashCode(theirs);
    }

    /** Without the keys: they must not get into a log. */
    @Override
    public String toString() {
        return suite.toString();
    }
}
