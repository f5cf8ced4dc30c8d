package org.parley.tests.phone;

import java.util.LinkedHashMap;
import java.util.Map;

/** The keys that came by RTP (RFC 4733), one for each time stamp. */
public final class Keys {
    private static final int EVENTS = 101;

    private Keys() {}

    public static String in(Heard heard) {
        Map<Long, Character> keys = new LinkedHashMap<>();
        for (RtpPacket packet : heard.packets()) {
            if (packet.payloadType() == EVENTS) {
                keys.putIfAbsent(packet.timestamp(), "0123456789*#ABCD".charAt(packet.payload()[0]));
            }
        }
        StringBuilder text = new StringBuilder();
        keys.values().forEach(text::append);
        return text.toString();
    }
}
