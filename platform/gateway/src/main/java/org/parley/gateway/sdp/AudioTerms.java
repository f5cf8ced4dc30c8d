package org.parley.gateway.sdp;

import java.util.List;
import org.parley.gateway.media.Codec;

/**
 * What we may agree on at the moment.
 *
 * @param codecs the preferred one first: the order of our offers; an answer takes the one that the far side prefers
 * @param clear whether RTP may go without a cipher
 * @param keys whether keys for SRTP may be named
 */
public record AudioTerms(List<Codec> codecs, boolean clear, boolean keys) {
    /** G.711 without a cipher. */
    public static final AudioTerms PLAIN = new AudioTerms(List.of(Codec.PCMU, Codec.PCMA));

    public AudioTerms {
        codecs = List.copyOf(codecs);
    }

    /** Without a cipher. */
    public AudioTerms(List<Codec> codecs) {
        this(codecs, true, false);
    }
}
