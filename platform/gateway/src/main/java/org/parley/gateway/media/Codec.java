package org.parley.gateway.media;

import java.util.Optional;

/** The audio codecs that the engine speaks. Names and numbers of RFC 3551 §6 and RFC 7587 §7. */
public enum Codec {
    PCMU("PCMU", 0, 8000, 1),
    PCMA("PCMA", 8, 8000, 1),
    /** Samples 16,000 times a second, but its RTP clock says 8,000 (RFC 3551 §4.5.2). */
    G722("G722", 9, 8000, 1),
    OPUS("opus", 96, 48000, 2);

    /** Samples of the engine's own 8 kHz in a second. */
    private static final int ENGINE_RATE = 8000;

    private final String encoding;
    private final int payloadType;
    private final int clockRate;
    private final int channels;

    Codec(String encoding, int payloadType, int clockRate, int channels) {
        this.encoding = encoding;
        this.payloadType = payloadType;
        this.clockRate = clockRate;
        this.channels = channels;
    }

    /** RTP payload type: the static one, or the dynamic one that we offer. */
    public int payloadType() {
        return payloadType;
    }

    public boolean isStatic() {
        return payloadType < 96;
    }

    /** Ticks of the RTP clock in a second. */
    public int clockRate() {
        return clockRate;
    }

    /** Ticks of the RTP clock for one sample at 8 kHz. */
    public int ticksPerSample() {
        return clockRate / ENGINE_RATE;
    }

    /** Whether it is done by a table, so that clock threads may do it. */
    public boolean isTabled() {
        return this == PCMU || this == PCMA;
    }

    /** What {@code a=rtpmap} says of it, for instance {@code opus/48000/2}. */
    public String rtpmap() {
        return encoding + "/" + clockRate + (channels > 1 ? "/" + channels : "");
    }

    /** The codec of an SDP {@code rtpmap}, case-insensitive, for instance {@code PCMU/8000}. */
    public static Optional<Codec> ofRtpmap(String rtpmap) {
        String[] fields = rtpmap.split("/");
        for (Codec codec : values()) {
            boolean rate = fields.length < 2 ? codec.clockRate == ENGINE_RATE : fields[1].equals("" + codec.clockRate);
            boolean mono = fields.length < 3 || fields[2].equals("1");
            if (codec.encoding.equalsIgnoreCase(fields[0]) && rate && (mono || fields[2].equals("" + codec.channels))) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }

    /** The codec of a name in settings, case-insensitive, for instance {@code opus}. */
    public static Optional<Codec> named(String name) {
        for (Codec codec : values()) {
            if (codec.encoding.equalsIgnoreCase(name)) {
                return Optional.of(codec);
            }
        }
        return Optional.empty();
    }
}
