package org.parley.gateway.audio;

import java.io.IOException;
import java.util.Locale;
import org.parley.browser.platform.AudioContent;

/** Turns audio as documents name it (VoiceXML 2.0 appendix E) into the µ-law that streams play. */
public final class PromptCodec {
    private PromptCodec() {}

    /**
     * Decodes by media type; a RIFF header counts more than what the type says.
     *
     * @throws IOException the audio cannot be played; the message says why
     */
    public static byte[] decode(AudioContent audio) throws IOException {
        byte[] bytes = audio.bytes();
        if (bytes.length >= 4 && bytes[0] == 'R' && bytes[1] == 'I' && bytes[2] == 'F' && bytes[3] == 'F') {
            return WaveFile.read(bytes).telephony();
        }
        String type = audio.mediaType().toLowerCase(Locale.ROOT);
        int parameters = type.indexOf(';');
        switch (parameters < 0 ? type.strip() : type.substring(0, parameters).strip()) {
            case "audio/basic":
            case "audio/pcmu":
                return bytes;
            case "audio/x-alaw-basic":
            case "audio/pcma":
                return transcode(bytes);
            default:
                throw new IOException("audio of type " + audio.mediaType() + " without a RIFF header");
        }
    }

    /** µ-law of samples at 8 kHz. */
    public static byte[] encode(short[] samples) {
        byte[] bytes = new byte[samples.length];
        for (int i = 0; i < samples.length; i++) {
            bytes[i] = G711.toMulaw(samples[i]);
        }
        return bytes;
    }

    /** µ-law at 8 kHz of samples at any rate. */
    public static byte[] encode(short[] samples, int rate) {
        return encode(Resampler.toTelephony(samples, rate));
    }

    private static byte[] transcode(byte[] alaw) {
        byte[] bytes = new byte[alaw.length];
        for (int i = 0; i < alaw.length; i++) {
            bytes[i] = G711.ALAW_TO_MULAW[alaw[i] & 0xFF];
        }
        return bytes;
    }
}
