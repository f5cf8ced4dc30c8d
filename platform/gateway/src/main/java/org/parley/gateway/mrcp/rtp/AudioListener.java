package org.parley.gateway.mrcp.rtp;

/** Who hears what a speech server says. Called on the receiving thread, which must not wait for anything. */
public interface AudioListener {

    /** @param mulaw 8 kHz, in order, with silence where packets were lost; only the first {@code length} bytes count */
    void audio(byte[] mulaw, int length);
}
