package org.parley.gateway;

import org.parley.gateway.media.MediaConfig;
import org.parley.gateway.sip.CallLimits;
import org.parley.gateway.sip.SipConfig;

/** Settings of a {@link Gateway}. */
public record GatewayConfig(SipConfig sip, MediaConfig media, CallLimits limits) {

    /** With the usual limits. */
    public static GatewayConfig of(SipConfig sip, MediaConfig media) {
        return new GatewayConfig(sip, media, CallLimits.DEFAULT);
    }

    public GatewayConfig withLimits(CallLimits value) {
        return new GatewayConfig(sip, media, value);
    }
}
