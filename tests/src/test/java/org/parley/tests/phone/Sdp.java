package org.parley.tests.phone;

import java.net.InetSocketAddress;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The offers that the telephone makes, and what it must know of an answer (RFC 4566, RFC 3264). */
record Sdp(InetSocketAddress address, int payloadType, OptionalInt eventType, String direction) {

    static String offer(int port, G711 codec, int eventType, String direction, int version) {
        return String.join(
                "\r\n",
                "v=0",
                "o=phone 4711 " + version + " IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=audio " + port + " RTP/AVP " + codec.payloadType + " " + eventType,
                "a=rtpmap:" + codec.payloadType + " " + codec + "/8000",
                "a=rtpmap:" + eventType + " telephone-event/8000",
                "a=fmtp:" + eventType + " 0-15",
                "a=ptime:20",
                "a=" + direction,
                "");
    }

    static Sdp parse(String text) {
        Matcher media = find(text, "(?m)^m=audio (\\d+) RTP/AVP (\\d+)");
        Matcher host = find(text, "(?m)^c=IN IP4 ([0-9.]+)");
        Matcher event =
                Pattern.compile("(?m)^a=rtpmap:(\\d+) telephone-event/8000").matcher(text);
        Matcher direction =
                Pattern.compile("(?m)^a=(sendrecv|sendonly|recvonly|inactive)").matcher(text);
        return new Sdp(
                new InetSocketAddress(host.group(1), Integer.parseInt(media.group(1))),
                Integer.parseInt(media.group(2)),
                event.find() ? OptionalInt.of(Integer.parseInt(event.group(1))) : OptionalInt.empty(),
                direction.find() ? direction.group(1) : "sendrecv");
    }

    private static Matcher find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("No " + pattern + " in the SDP\n" + text);
        }
        return matcher;
    }
}
