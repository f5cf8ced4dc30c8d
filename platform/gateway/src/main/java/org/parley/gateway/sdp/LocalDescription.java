package org.parley.gateway.sdp;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Supplier;
import org.parley.gateway.media.Codec;

/**
 * Our side of one session's offers and answers. Used by one thread at a time.
 *
 * <p>RFC 3264 §8: the version in {@code o=} grows by one whenever the description differs from the last one sent.
 */
public final class LocalDescription {
    /** Keys 0-9 * # A-D, and flash, which phones list and we pass over. */
    private static final String EVENTS = "0-16";

    /** RFC 7587 §6.1: what we would like to receive is speech of a telephone. */
    private static final String OPUS_PARAMETERS =
            "maxplaybackrate=8000;maxaveragebitrate=24000;stereo=0;useinbandfec=1";

    private final long sessionId;
    private final InetSocketAddress rtp;
    private final Supplier<AudioTerms> terms;
    private final OwnKeys own = new OwnKeys();
    private long version;
    private String lastBody = "";

    /**
     * @param sessionId numeric, unique for this host (RFC 4566 §5.2)
     * @param rtp where we receive: an address that the far side can reach, never the wildcard
     * @param terms asked for each offer and answer
     */
    public LocalDescription(long sessionId, InetSocketAddress rtp, Supplier<AudioTerms> terms) {
        this.sessionId = sessionId;
        this.rtp = rtp;
        this.terms = terms;
        this.version = sessionId;
    }

    /** @throws SdpException why {@link #answer} would refuse this offer */
    public static void requireUsable(String offer, AudioTerms terms) throws SdpException {
        AudioChoice.in(SessionDescription.parse(offer), terms);
    }

    /** Answers an offer: the first usable audio stream is taken, with its first codec that we speak; others get port 0. */
    public Negotiated answer(String offer) throws SdpException {
        SessionDescription description = SessionDescription.parse(offer);
        AudioChoice choice = AudioChoice.in(description, terms.get());
        StringBuilder sections = new StringBuilder();
        for (int i = 0; i < description.media().size(); i++) {
            MediaDescription media = description.media().get(i);
            sections.append(i == choice.section() ? accepted(choice) : refused(media));
        }
        return new Negotiated(description(sections.toString()), choice.peer(own), held(choice));
    }

    /** An offer of ours: all that the terms name, and telephone events at each of their clock rates (RFC 4733 §2.1). */
    public String offer() {
        return offer(terms.get());
    }

    /** An offer on terms of its own. */
    public String offer(AudioTerms offered) {
        List<Codec> codecs = offered.codecs();
        StringJoiner formats = new StringJoiner(" ");
        StringBuilder attributes = new StringBuilder();
        for (Codec codec : codecs) {
            formats.add(Integer.toString(codec.payloadType()));
            attributes.append(coded(codec, codec.payloadType()));
        }
        for (EventFormat events : EventFormat.offered(codecs)) {
            formats.add(Integer.toString(events.payloadType()));
            attributes.append(events(events, EVENTS));
        }
        if (offered.keys()) {
            attributes.append(own.offer());
        }
        String profile = offered.clear() ? " RTP/AVP " : " RTP/SAVP ";
        return description(
                "m=audio " + rtp.getPort() + profile + formats + "\r\n" + attributes + "a=ptime:20\r\na=sendrecv\r\n");
    }

    /** Takes the answer to {@link #offer()}. */
    public Negotiated answered(String answer) throws SdpException {
        AudioChoice choice = AudioChoice.in(SessionDescription.parse(answer), terms.get());
        return new Negotiated("", choice.peer(own), held(choice));
    }

    private static boolean held(AudioChoice choice) {
        return !choice.direction().receives() || !choice.direction().sends();
    }

    private String accepted(AudioChoice choice) {
        StringJoiner formats = new StringJoiner(" ").add(Integer.toString(choice.payloadType()));
        StringBuilder attributes = new StringBuilder(coded(choice.codec(), choice.payloadType()));
        choice.events().ifPresent(events -> {
            formats.add(Integer.toString(events.payloadType()));
            boolean flash = choice.media()
                    .parameters()
                    .getOrDefault(Integer.toString(events.payloadType()), EVENTS)
                    .contains("16");
            attributes.append(events(events, flash ? EVENTS : "0-15"));
        });
        choice.crypto()
                .ifPresent(line ->
                        attributes.append(new CryptoLine(line.tag(), line.suite(), own.of(line.suite())).attribute()));
        attributes.append("a=ptime:20\r\n");
        if (choice.media().rtcpMux()) {
            attributes.append("a=rtcp-mux\r\n");
        }
        attributes
                .append("a=")
                .append(choice.direction().mirrored().attribute())
                .append("\r\n");
        return "m=audio " + rtp.getPort() + " " + choice.media().protocol() + " " + formats + "\r\n" + attributes;
    }

    private static String coded(Codec codec, int payloadType) {
        String map = "a=rtpmap:" + payloadType + " " + codec.rtpmap() + "\r\n";
        return codec == Codec.OPUS ? map + "a=fmtp:" + payloadType + " " + OPUS_PARAMETERS + "\r\n" : map;
    }

    private static String events(EventFormat events, String which) {
        return "a=rtpmap:" + events.payloadType() + " telephone-event/" + events.rate() + "\r\na=fmtp:"
                + events.payloadType() + " " + which + "\r\n";
    }

    /** RFC 3264 §6: a refused stream keeps its place, with port 0. */
    private static String refused(MediaDescription media) {
        return "m=" + media.kind() + " 0 " + media.protocol() + " " + String.join(" ", media.formats()) + "\r\n";
    }

    private String description(String sections) {
        if (!sections.equals(lastBody)) {
            lastBody = sections;
            version++;
        }
        String address = (rtp.getAddress() instanceof Inet6Address ? "IP6 " : "IP4 ")
                + rtp.getAddress().getHostAddress();
        return "v=0\r\no=parley " + sessionId + " " + version + " IN " + address + "\r\ns=Parley\r\nc=IN " + address
                + "\r\nt=0 0\r\n" + sections;
    }
}
