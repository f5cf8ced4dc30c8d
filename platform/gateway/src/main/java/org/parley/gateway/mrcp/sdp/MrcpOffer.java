package org.parley.gateway.mrcp.sdp;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * What we ask a server for.
 *
 * @param resources for instance {@code speechsynth}; all of one session share its audio
 * @param tls whether control channels go over TLS
 * @param existing whether a control connection is there that they may share
 * @param rtp where we receive and send audio, as the server sees it
 * @param direction of the audio as we see it: {@code recvonly}, {@code sendonly}, {@code sendrecv}
 * @param sessionId numeric
 */
public record MrcpOffer(
        List<String> resources,
        boolean tls,
        boolean existing,
        InetSocketAddress rtp,
        String direction,
        long sessionId) {

    /** RFC 6787 §4.2: the port 9 is a placeholder, since we are the one that connects. */
    public String text(int version) {
        String address = (rtp.getAddress() instanceof Inet6Address ? "IP6 " : "IP4 ")
                + rtp.getAddress().getHostAddress();
        StringBuilder text = new StringBuilder("v=0\r\no=parley " + sessionId + " " + version + " IN " + address
                + "\r\ns=-\r\nc=IN " + address + "\r\nt=0 0\r\n");
        for (String resource : resources) {
            text.append("m=application 9 ")
                    .append(protocol())
                    .append(" 1\r\na=setup:active\r\na=connection:")
                    .append(existing ? "existing" : "new")
                    .append("\r\na=resource:")
                    .append(resource)
                    .append("\r\na=cmid:1\r\n");
        }
        return text.append("m=audio ")
                .append(rtp.getPort())
                .append(" RTP/AVP 0 8\r\na=rtpmap:0 PCMU/8000\r\na=rtpmap:8 PCMA/8000\r\na=ptime:20\r\na=")
                .append(direction)
                .append("\r\na=mid:1\r\n")
                .toString();
    }

    String protocol() {
        return tls ? "TCP/TLS/MRCPv2" : "TCP/MRCPv2";
    }
}
