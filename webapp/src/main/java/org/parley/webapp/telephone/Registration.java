package org.parley.webapp.telephone;

/**
 * Where a telephone can be reached.
 *
 * @param node the gateway that knows it
 * @param boot the run of that gateway that took it
 * @param flow source address and transport that it came from, for instance {@code udp:192.0.2.1:5060}
 * @param path route towards it, empty for none
 * @param q preference in thousandths
 */
public record Registration(
        String node,
        String boot,
        String extension,
        String contact,
        String flow,
        String path,
        String callId,
        long sequence,
        int q,
        String userAgent,
        long expiresAt) {}
