package org.parley.browser.platform;

/**
 * Encoded audio, immutable. The same instance is handed out for the same cached resource, so a platform may keep what it
 * decoded from it keyed by identity (weakly).
 *
 * <p>Media types: {@code audio/basic} (headerless 8 kHz µ-law), {@code audio/x-alaw-basic}, {@code audio/x-wav} and
 * {@code audio/wav} (RIFF, 16-bit PCM, A-law or µ-law), as VoiceXML 2.0 appendix E asks.
 */
public final class AudioContent {
    private final byte[] bytes;
    private final String mediaType;

    /** The array is not copied and must not be changed afterwards. */
    public AudioContent(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
    }

    /** The content itself, not a copy: read only. */
    public byte[] bytes() {
        return bytes;
    }

    public String mediaType() {
        return mediaType;
    }
}
