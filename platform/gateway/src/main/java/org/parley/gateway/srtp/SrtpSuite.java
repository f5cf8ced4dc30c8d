package org.parley.gateway.srtp;

import java.util.Optional;

/** Crypto suites of RFC 4568 §6.2: AES in counter mode with 128 bits, HMAC-SHA1 cut to so many bytes. */
public enum SrtpSuite {
    AES_CM_128_HMAC_SHA1_80(10),
    AES_CM_128_HMAC_SHA1_32(4);

    /** Bytes of the master key and the master salt together. */
    public static final int KEY_LENGTH = 30;

    private final int tagLength;

    SrtpSuite(int tagLength) {
        this.tagLength = tagLength;
    }

    /** Bytes of the tag behind an RTP packet; RTCP always has ten. */
    int tagLength() {
        return tagLength;
    }

    public static Optional<SrtpSuite> named(String name) {
        for (SrtpSuite suite : values()) {
            if (suite.name().equals(name)) {
                return Optional.of(suite);
            }
        }
        return Optional.empty();
    }
}
