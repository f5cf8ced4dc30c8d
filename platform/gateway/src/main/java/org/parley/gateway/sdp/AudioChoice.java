package org.parley.gateway.sdp;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.parley.gateway.media.Codec;
import org.parley.gateway.media.RtpPeer;
import org.parley.gateway.srtp.SrtpKeys;

/**
 * The audio stream of a description that we can take part in.
 *
 * @param section its position among the {@code m=} lines
 * @param media the section itself
 * @param address where its author receives
 * @param codec the first format of theirs that we speak
 * @param payloadType theirs for that codec
 * @param events theirs for RFC 4733 events, if any
 * @param crypto their key, empty for RTP without a cipher
 * @param direction as its author sees it; a null address (hold as in RFC 2543) counts as {@code sendonly}
 */
record AudioChoice(
        int section,
        MediaDescription media,
        InetSocketAddress address,
        Codec codec,
        int payloadType,
        Optional<EventFormat> events,
        Optional<CryptoLine> crypto,
        Direction direction) {

    /** @throws SdpException there is no audio stream that we can take part in */
    static AudioChoice in(SessionDescription description, AudioTerms terms) throws SdpException {
        for (boolean ciphered : new boolean[] {true, false}) {
            for (int i = 0; i < description.media().size(); i++) {
                MediaDescription media = description.media().get(i);
                if (media.kind().equalsIgnoreCase("audio") && media.port() != 0 && fits(media, terms, ciphered)) {
                    return of(i, media, description, terms);
                }
            }
        }
        throw new SdpException("no audio stream is offered over " + (terms.clear() ? "RTP/AVP" : "RTP/SAVP")
                + (terms.keys() ? " with keys that we can use" : ""));
    }

    /** A section with a key is taken before one without, be its profile named as it may. */
    private static boolean fits(MediaDescription media, AudioTerms terms, boolean ciphered) {
        return ciphered ? terms.keys() && crypto(media, terms).isPresent() : terms.clear() && isOf(media, "RTP/AVP");
    }

    private static Optional<CryptoLine> crypto(MediaDescription media, AudioTerms terms) {
        boolean rtp = isOf(media, "RTP/AVP") || isOf(media, "RTP/SAVP");
        return terms.keys() && rtp ? CryptoLine.first(media.cryptos()) : Optional.empty();
    }

    private static boolean isOf(MediaDescription media, String profile) {
        String protocol = media.protocol().toUpperCase(Locale.ROOT);
        return protocol.equals(profile) || protocol.equals(profile + "F");
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
                        crypto(media, terms),
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

    /** RFC 3605 §2.1: a port, and an address if it is another one; what cannot be read says nothing. */
    private InetSocketAddress rtcp() {
        String[] said = media.rtcp().orElse("").split("\\s+");
        if (!said[0].matches("[1-9]\\d{0,4}") || Integer.parseInt(said[0]) > 65_535) {
            return RtpPeer.behind(address);
        }
        try {
            InetAddress host = said.length < 4 ? address.getAddress() : literal(said[3]);
            return new InetSocketAddress(host, Integer.parseInt(said[0]));
        } catch (SdpException e) {
            return RtpPeer.behind(address);
        }
    }

    /** @param own our keys */
    RtpPeer peer(OwnKeys own) {
        return new RtpPeer(
                address,
                codec,
                payloadType,
                events.map(found -> OptionalInt.of(found.payloadType())).orElse(OptionalInt.empty()),
                events.map(EventFormat::rate).orElse(EventFormat.USUAL_RATE),
                direction.receives(),
                direction.sends(),
                crypto.map(line -> new SrtpKeys(line.suite(), own.of(line.suite()), line.key())),
                rtcp(),
                media.rtcpMux());
    }
}
