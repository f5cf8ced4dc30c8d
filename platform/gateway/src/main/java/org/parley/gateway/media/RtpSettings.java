package org.parley.gateway.media;

import java.time.Duration;
import java.util.List;

/**
 * What calls may agree on about their audio.
 *
 * @param codecs that are spoken, the order of our offers; answers take what the far side prefers among them
 * @param srtp whether it is ciphered
 * @param keysInClear whether keys may go over SIP without TLS, where whoever can hear the call can read them
 * @param reports between two RTCP reports of a call, on average; zero for none
 */
public record RtpSettings(List<Codec> codecs, SrtpUse srtp, boolean keysInClear, Duration reports) {
    /** All codecs; those that cost nothing first, since the engine works at 8 kHz in any case. */
    public static final RtpSettings DEFAULT =
            new RtpSettings(List.of(Codec.values()), SrtpUse.OPTIONAL, false, Duration.ofSeconds(5));

    public RtpSettings {
        if (codecs.isEmpty()) {
            throw new IllegalArgumentException("no codec is enabled: name at least PCMU");
        }
        codecs = List.copyOf(codecs);
    }

    public RtpSettings withReports(Duration value) {
        return new RtpSettings(codecs, srtp, keysInClear, value);
    }
}
