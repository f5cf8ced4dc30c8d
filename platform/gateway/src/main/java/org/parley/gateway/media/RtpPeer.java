package org.parley.gateway.media;

import java.net.InetSocketAddress;
import java.util.OptionalInt;

/**
 * What offer and answer agreed on for one audio stream.
 *
 * @param sdpAddress where the far side says that it receives; RTP is really sent to where it comes from (symmetric RTP)
 * @param payloadType RTP payload type of the codec, in both directions
 * @param telephoneEventType payload type of RFC 4733 events, empty when not negotiated: then keys are found in the audio
 * @param sendAllowed whether we may send (not on hold)
 * @param receiveAllowed whether we listen
 */
public record RtpPeer(
        InetSocketAddress sdpAddress,
        Codec codec,
        int payloadType,
        OptionalInt telephoneEventType,
        boolean sendAllowed,
        boolean receiveAllowed) {}
