package org.parley.gateway.sdp;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.StringJoiner;
import org.parley.gateway.media.RtpPeer;

/**
 * Our side of one session's offers and answers. Used by one thread at a time.
 *
 * <p>RFC 3264 §8: the version in {@code o=} grows by one whenever the description differs from the last one sent.
 */
public final class LocalDescription {
    /** Keys 0-9 * # A-D, and flash, which phones list and we pass over. */
    private static final String EVENTS = "0-16";

    private static final int OFFERED_EVENT_TYPE = 101;

    private final long sessionId;
    private final InetSocketAddress rtp;
    private long version;
    private String lastBody = "";

    /**
     * @param sessionId numeric, unique for this host (RFC 4566 §5.2)
     * @param rtp where we receive: an address that the far side can reach, never the wildcard
     */
    public LocalDescription(long sessionId, InetSocketAddress rtp) {
        this.sessionId = sessionId;
        this.rtp = rtp;
        this.version = sessionId;
    }

    /** @throws SdpException why {@link #answer} would refuse this offer */
    public static void requireUsable(String offer) throws SdpException {
        AudioChoice.in(SessionDescription.parse(offer));
    }

    /** Answers an offer: the first usable audio stream is taken, with its first codec that we speak; others get port 0. */
    public Negotiated answer(String offer) throws SdpException {
        SessionDescription description = SessionDescription.parse(offer);
        AudioChoice choice = AudioChoice.in(description);
        StringBuilder sections = new StringBuilder();
        for (int i = 0; i < description.media().size(); i++) {
            MediaDescription media = description.media().get(i);
            sections.append(i == choice.section() ? accepted(choice) : refused(media));
        }
        return new Negotiated(description(sections.toString()), choice.peer(), held(choice));
    }

    /** An offer of ours: both codecs and telephone events. */
    public String offer() {
        return description("m=audio " + rtp.getPort() + " RTP/AVP 0 8 " + OFFERED_EVENT_TYPE + "\r\n"
                + "a=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\n"
                + events(OFFERED_EVENT_TYPE, EVENTS)
                + "a=ptime:20\r\na=sendrecv\r\n");
    }

    /** Takes the answer to {@link #offer()}. */
    public Negotiated answered(String answer) throws SdpException {
        AudioChoice choice = AudioChoice.in(SessionDescription.parse(answer));
        return new Negotiated("", choice.peer(), held(choice));
    }

    private static boolean held(AudioChoice choice) {
        return !choice.direction().receives() || !choice.direction().sends();
    }

    private String accepted(AudioChoice choice) {
        RtpPeer peer = choice.peer();
        StringJoiner formats = new StringJoiner(" ").add(Integer.toString(peer.payloadType()));
        StringBuilder attributes = new StringBuilder()
                .append("a=rtpmap:")
                .append(peer.payloadType())
                .append(' ')
                .append(peer.codec())
                .append("/8000\r\n");
        peer.telephoneEventType().ifPresent(type -> {
            formats.add(Integer.toString(type));
            boolean flash = choice.media()
                    .parameters()
                    .getOrDefault(Integer.toString(type), EVENTS)
                    .contains("16");
            attributes.append(events(type, flash ? EVENTS : "0-15"));
        });
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

    private static String events(int payloadType, String which) {
        return "a=rtpmap:" + payloadType + " telephone-event/8000\r\na=fmtp:" + payloadType + " " + which + "\r\n";
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
