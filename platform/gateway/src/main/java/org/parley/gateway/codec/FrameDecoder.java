package org.parley.gateway.codec;

/** Turns payloads into µ-law at 8 kHz, in order. */
public interface FrameDecoder {
    /** Samples of the longest packet: 120 ms. */
    int MOST_SAMPLES = 960;

    /**
     * Decodes a packet.
     *
     * @param mulaw room for {@link #MOST_SAMPLES}
     * @return samples; 0 when the payload cannot be decoded
     */
    int decode(byte[] payload, int from, int length, byte[] mulaw);

    /**
     * Makes up for a packet that was lost, if the codec knows how.
     *
     * @param following the payload behind it, which may carry a copy, or null
     * @param samples that it had
     * @return samples; 0 when nothing is known
     */
    default int conceal(byte[] following, int from, int length, int samples, byte[] mulaw) {
        return 0;
    }

    /** Whether packets must come in order. */
    default boolean needsOrder() {
        return true;
    }
}
