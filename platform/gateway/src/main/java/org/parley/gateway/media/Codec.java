package org.parley.gateway.media;

import java.util.Optional;

/** The audio codecs that the engine speaks: G.711 at 8 kHz, one byte a sample. Names and numbers of RFC 3551 §6. */
public enum Codec {
    PCMU(0, (byte) 0xFF),
    PCMA(8, (byte) 0xD5);

    private final int payloadType;
    private final byte silence;

    Codec(int payloadType, byte silence) {
        this.payloadType = payloadType;
        this.silence = silence;
    }

    /** Static RTP payload type. */
    public int payloadType() {
        return payloadType;
    }

    /** The code word of a sample of value zero. */
    public byte silence() {
        return silence;
    }

    /** The codec of an SDP {@code rtpmap} encoding name, case-insensitive. */
    public static Optional<Codec> named(String encodingName) {
        for (Codec codec : values()) {
            if (codec.name().equalsIgnoreCase(encodingName)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }
}
