package org.parley.gateway.media.internal;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.parley.gateway.codec.FrameDecoder;

/** What a worker made of a packet. */
final class HeardFrame {
    enum Kind {
        AUDIO,
        EVENT,
        /** Not a packet that counts. */
        REFUSED,
        /** All that came before a moment has been handed over. */
        MARK
    }

    /** µ-law, or the payload of an event. */
    final byte[] data = new byte[FrameDecoder.MOST_SAMPLES];

    private final ByteBuffer view = ByteBuffer.wrap(data);
    final RtpPacket header = new RtpPacket();
    Kind kind;
    int size;
    /** At 8 kHz. */
    int timestamp;

    int ssrc;
    int sequence;
    InetSocketAddress from;
    Runnable reached;

    /** The payload of an event. */
    ByteBuffer payload() {
        return view.clear().limit(size);
    }
}
