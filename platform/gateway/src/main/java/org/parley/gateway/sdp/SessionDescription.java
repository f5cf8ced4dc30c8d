package org.parley.gateway.sdp;

import java.util.List;
import java.util.Optional;

/**
 * A session description as far as we read it.
 *
 * @param connection address of the session's {@code c=}
 * @param direction of the session, for sections that say none
 * @param media the {@code m=} sections, in order
 */
public record SessionDescription(
        Optional<String> connection, Optional<Direction> direction, List<MediaDescription> media) {

    /**
     * Reads a description. Tolerant: unknown and odd lines are passed over, bare line feeds and missing lines are fine.
     *
     * @throws SdpException no {@code m=} line can be read
     */
    public static SessionDescription parse(String text) throws SdpException {
        return new SdpReader().read(text);
    }
}
