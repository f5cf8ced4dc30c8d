package org.parley.gateway;

import java.util.List;
import java.util.Optional;
import org.parley.gateway.media.MediaConfig;
import org.parley.gateway.registrar.RegistrarConfig;
import org.parley.gateway.sip.CallLimits;
import org.parley.gateway.sip.SipConfig;
import org.parley.gateway.speech.SpeechConfig;
import org.parley.gateway.trunk.TrunkConfig;

/**
 * Settings of a {@link Gateway}.
 *
 * @param registrar of telephones; without it there is none, and every caller is a guest
 * @param trunks providers; need a registrar
 * @param speech engines that speak text
 */
public record GatewayConfig(
        SipConfig sip,
        MediaConfig media,
        CallLimits limits,
        Optional<RegistrarConfig> registrar,
        List<TrunkConfig> trunks,
        SpeechConfig speech) {

    /** Without a registrar. */
    public GatewayConfig(SipConfig sip, MediaConfig media, CallLimits limits) {
        this(sip, media, limits, Optional.empty(), List.of(), SpeechConfig.DEFAULT);
    }

    /** With the usual limits. */
    public static GatewayConfig of(SipConfig sip, MediaConfig media) {
        return new GatewayConfig(sip, media, CallLimits.DEFAULT);
    }

    public GatewayConfig withLimits(CallLimits value) {
        return new GatewayConfig(sip, media, value, registrar, trunks, speech);
    }

    public GatewayConfig withRegistrar(RegistrarConfig value) {
        return new GatewayConfig(sip, media, limits, Optional.of(value), trunks, speech);
    }

    public GatewayConfig withTrunks(List<TrunkConfig> value) {
        return new GatewayConfig(sip, media, limits, registrar, List.copyOf(value), speech);
    }

    public GatewayConfig withSpeech(SpeechConfig value) {
        return new GatewayConfig(sip, media, limits, registrar, trunks, value);
    }
}
