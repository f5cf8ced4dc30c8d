package org.parley.gateway.sdp;

import java.util.List;
import org.parley.gateway.media.Codec;

/**
 * What we may agree on at the moment.
 *
 * @param codecs the preferred one first: the order of our offers; an answer takes the one that the far side prefers
 */
public record AudioTerms(List<Codec> codecs) {
    /** G.711. */
    public static final AudioTerms PLAIN = new AudioTerms(List.of(Codec.PCMU, Codec.PCMA));

    public AudioTerms {
        codecs = List.copyOf(codecs);
    }
}
