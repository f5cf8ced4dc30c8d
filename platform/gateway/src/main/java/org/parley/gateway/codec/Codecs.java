package org.parley.gateway.codec;

import org.parley.gateway.media.Codec;

/** Makes encoders and decoders, each for one direction of one call. */
public final class Codecs {
    private Codecs() {}

    public static FrameEncoder encoder(Codec codec) {
        return switch (codec) {
            case PCMU, PCMA -> new G711Frames(codec == Codec.PCMA);
            case G722 -> new G722Encoder();
            case OPUS -> new OpusSpeechEncoder();
        };
    }

    public static FrameDecoder decoder(Codec codec) {
        return switch (codec) {
            case PCMU, PCMA -> new G711Frames(codec == Codec.PCMA);
            case G722 -> new G722Decoder();
            case OPUS -> new OpusSpeechDecoder();
        };
    }
}
