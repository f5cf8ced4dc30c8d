package org.parley.gateway.rtp;

/** Who hears what comes to a terminal. Called on the receiving thread, which must not wait for anything. */
public interface AudioListener {

    /** @param mulaw 8 kHz, in order, with silence where packets were lost; only the first {@code length} bytes count */
    void audio(byte[] mulaw, int length);
}
