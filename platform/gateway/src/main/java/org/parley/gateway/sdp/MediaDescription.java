package org.parley.gateway.sdp;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One {@code m=} section.
 *
 * @param kind {@code audio}, {@code video}, …
 * @param port 0 when the stream is refused or removed
 * @param protocol for instance {@code RTP/AVP}
 * @param formats payload types as written, in order of preference
 * @param connection address of the section's own {@code c=}
 * @param encodings {@code rtpmap} by payload type, for instance {@code PCMU/8000}
 * @param parameters {@code fmtp} by payload type
 * @param direction of the section, empty when it says none
 * @param rtcp where RTCP is received, as written in {@code a=rtcp} (RFC 3605): a port, maybe an address behind it
 * @param rtcpMux whether {@code a=rtcp-mux} is there (RFC 5761)
 * @param cryptos values of {@code a=crypto}
 */
public record MediaDescription(
        String kind,
        int port,
        String protocol,
        List<String> formats,
        Optional<String> connection,
        Map<String, String> encodings,
        Map<String, String> parameters,
        Optional<Direction> direction,
        Optional<String> rtcp,
        boolean rtcpMux,
        List<String> cryptos) {}
