package org.parley.gateway.sip;

import java.net.InetAddress;
import java.util.List;

/**
 * What one address may do to us. Providers are not bound by it.
 *
 * @param calls at once
 * @param newPerSecond INVITEs that begin a call
 * @param unlimited addresses that may do as much as all together
 */
public record SourceLimits(int calls, int newPerSecond, List<AddressRange> unlimited) {

    /** 200 calls at once and 50 new ones a second; this machine itself is free. */
    public static final SourceLimits DEFAULT =
            new SourceLimits(200, 50, List.of(AddressRange.of("127.0.0.0/8"), AddressRange.of("::1")));

    public SourceLimits {
        unlimited = List.copyOf(unlimited);
        if (calls < 1 || newPerSecond < 1) {
            throw new IllegalArgumentException("SIP limits of a source: give at least 1");
        }
    }

    boolean binds(InetAddress source) {
        return unlimited.stream().noneMatch(range -> range.contains(source));
    }
}
