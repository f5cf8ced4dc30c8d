package org.parley.gateway.media;

import java.util.List;

/**
 * What calls may agree on about their audio.
 *
 * @param codecs that are spoken, the order of our offers; answers take what the far side prefers among them
 * @param srtp whether it is ciphered
 * @param keysInClear whether keys may go over SIP without TLS, where whoever can hear the call can read them
 */
public record RtpSettings(List<Codec> codecs, SrtpUse srtp, boolean keysInClear) {
    /** All codecs; those that cost nothing first, since the engine works at 8 kHz in any case. */
    public static final RtpSettings DEFAULT = new RtpSettings(List.of(Codec.values()), SrtpUse.OPTIONAL, false);

    public RtpSettings {
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("no codec is enabled: name at least PCMU");
        }
        codecs = List.copyOf(codecs);
    }
}
