package org.parley.gateway.codec;

/** Turns frames of 20 ms into payloads, in order. */
public interface FrameEncoder {

    /**
     * Encodes a frame.
     *
     * @param mulaw 160 samples, from {@code from} on
     * @param payload room of at least 400 bytes from {@code at} on
     * @return bytes of the payload
     */
    int encode(byte[] mulaw, int from, byte[] payload, int at);
}
