package org.parley.gateway.media;

import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.parley.gateway.srtp.SrtpKeys;

/**
 * What offer and answer agreed on for one audio stream.
 *
 * @param sdpAddress where the far side says that it receives; RTP is really sent to where it comes from (symmetric RTP)
 * @param payloadType RTP payload type of the codec, in both directions
 * @param telephoneEventType payload type of RFC 4733 events, empty when not negotiated: then keys are found in the audio
 * @param eventRate ticks in a second of the durations of events: 8000, or 48000 beside Opus
 * @param sendAllowed whether we may send (not on hold)
 * @param receiveAllowed whether we listen
 * @param srtp keys, empty for RTP without a cipher
 * @param rtcpAddress where the far side says that it receives RTCP
 * @param rtcpMux whether RTCP goes by the sockets of RTP instead (RFC 5761)
 */
public record RtpPeer(
        InetSocketAddress sdpAddress,
        Codec codec,
        int payloadType,
        OptionalInt telephoneEventType,
        int eventRate,
        boolean sendAllowed,
        boolean receiveAllowed,
        Optional<SrtpKeys> srtp,
        InetSocketAddress rtcpAddress,
        boolean rtcpMux) {
    private static final int USUAL_RATE = 8000;

    /** With RTCP on the port behind that of RTP. */
    public RtpPeer(
            InetSocketAddress sdpAddress,
            Codec codec,
            int payloadType,
            OptionalInt telephoneEventType,
            int eventRate,
            boolean sendAllowed,
            boolean receiveAllowed,
            Optional<SrtpKeys> srtp) {
        this(
                sdpAddress,
                codec,
                payloadType,
                telephoneEventType,
                eventRate,
                sendAllowed,
                receiveAllowed,
                srtp,
                behind(sdpAddress),
                false);
    }

    /** With events of the usual rate, without a cipher. */
    public RtpPeer(
            InetSocketAddress sdpAddress,
            Codec codec,
            int payloadType,
            OptionalInt telephoneEventType,
            boolean sendAllowed,
            boolean receiveAllowed) {
        this(
                sdpAddress,
                codec,
                payloadType,
                telephoneEventType,
                USUAL_RATE,
                sendAllowed,
                receiveAllowed,
                Optional.empty());
    }

    /** The port for RTCP when nothing is said of it (RFC 3550 §11); the last port has none behind it. */
    public static InetSocketAddress behind(InetSocketAddress rtp) {
        return new InetSocketAddress(rtp.getAddress(), Math.min(rtp.getPort() + 1, 65_535));
    }

    /** Ticks in a second of the timestamps of its audio. */
    public int clockRate() {
        return USUAL_RATE * codec.ticksPerSample();
    }

    /** Samples at 8 kHz for a duration of an event. */
    public int samplesOf(int eventDuration) {
        return eventDuration / (eventRate / USUAL_RATE);
    }

    /** Whether encoding, decoding or ciphering is too much for a clock thread. */
    public boolean needsWorker() {
        return !codec.isTabled() || srtp.isPresent();
    }

    /** Whether the audio of both is coded alike, so that encoder and decoder may go on. */
    public boolean isCodedAs(RtpPeer other) {
        return codec == other.codec
                && payloadType == other.payloadType
                && eventRate == other.eventRate
                && telephoneEventType.equals(other.telephoneEventType)
                && srtp.equals(other.srtp);
    }
}
