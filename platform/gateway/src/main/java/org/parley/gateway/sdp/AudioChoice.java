package org.parley.gateway.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;

/**
 * The audio stream of a description that we can take part in.
 *
 * @param section its position among the {@code m=} lines
 * @param media the section itself
 * @param address where its author receives
 * @param codec the first format of theirs that we speak
 * @param payloadType theirs for that codec
 * @param events theirs for RFC 4733 events, if any
 * @param direction as its author sees it; a null address (hold as in RFC 2543) counts as {@code sendonly}
 */
record AudioChoice(
        int section,
        MediaDescription media,
        InetSocketAddress address,
        Codec codec,
        int payloadType,
        Optional<EventFormat> events,
        Direction direction) {

    /** @throws SdpException there is no audio stream that we can take part in */
    static AudioChoice in(SessionDescription description, AudioTerms terms) throws SdpException {
        for (int i = 0; i < description.media().size(); i++) {
            MediaDescription media = description.media().get(i);
            if (media.kind().equalsIgnoreCase("audio") && media.port() != 0 && plainRtp(media.protocol())) {
                return of(i, media, description, terms);
            }
        }
        throw new SdpException("no audio stream over RTP/AVP is offered");
    }

    private static boolean plainRtp(String protocol) {
        return protocol.equalsIgnoreCase("RTP/AVP") || protocol.equalsIgnoreCase("RTP/AVPF");
    }

    private static AudioChoice of(int section, MediaDescription media, SessionDescription session, AudioTerms terms)
            throws SdpException {
        InetAddress address = literal(media.connection()
                .or(session::connection)
                .orElseThrow(() -> new SdpException("no c= line for the audio stream")));
        Direction direction = media.direction().or(session::direction).orElse(Direction.SENDRECV);
        if (address.isAnyLocalAddress()) {
            direction = Direction.of(direction.sends(), false);
        }
        for (String format : media.formats()) {
            Optional<Codec> codec = codec(format, media).filter(terms.codecs()::contains);
            if (codec.isPresent()) {
                return new AudioChoice(
                        section,
                        media,
                        new InetSocketAddress(address, media.port()),
                        codec.get(),
                        Integer.parseInt(format),
                        EventFormat.in(media, codec.get()),
                        direction);
            }
        }
        throw new SdpException("no common codec: offered " + media.formats() + ", spoken " + terms.codecs());
    }

    private static Optional<Codec> codec(String format, MediaDescription media) {
        if (!isPayloadType(format)) {
            return Optional.empty();
        }
        String encoding = media.encodings().get(format);
        if (encoding != null) {
            return Codec.ofRtpmap(encoding);
        }
        // RFC 3551 §6: static payload types need no rtpmap
        int type = Integer.parseInt(format);
        return Stream.of(Codec.values())
                .filter(codec -> codec.isStatic() && codec.payloadType() == type)
                .findFirst();
    }

    static boolean isPayloadType(String format) {
        return format.matches("\\d{1,3}") && Integer.parseInt(format) < 128;
    }

    /** An address literal: names are not looked up, that would block. */
    private static InetAddress literal(String address) throws SdpException {
        if (!address.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) {
            throw new SdpException("c= line with a host name instead of an address: " + address);
        }
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new SdpException("c= line without an address: " + address);
        }
    }

    RtpPeer peer() {
        return new RtpPeer(
                address,
                codec,
                payloadType,
                events.map(found -> OptionalInt.of(found.payloadType())).orElse(OptionalInt.empty()),
                events.map(EventFormat::rate).orElse(EventFormat.USUAL_RATE),
                direction.receives(),
                direction.sends());
    }
}
