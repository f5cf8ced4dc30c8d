package org.parley.gateway.mrcp.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes messages as they are sent. */
public final class MessagePrinter {
    static final String VERSION = "MRCP/2.0";

    private MessagePrinter() {}

    /** The octets of a message, with Content-Length where there is a body. */
    public static byte[] print(MrcpMessage message) {
        StringBuilder head = new StringBuilder(" ").append(message.startLine()).append("\r\n");
        for (MrcpHeaders.Field field : message.headers().fields()) {
            if (!field.name().equalsIgnoreCase("Content-Length")) {
                head.append(field.name()).append(':').append(field.value()).append("\r\n");
            }
        }
        if (message.body().length > 0) {
            head.append("Content-Length:").append(message.body().length).append("\r\n");
        }
        byte[] rest = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        String start = VERSION + " " + length(VERSION.length() + 1 + rest.length + message.body().length);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        octets.writeBytes(start.getBytes(StandardCharsets.US_ASCII));
        octets.writeBytes(rest);
        octets.writeBytes(message.body());
        return octets.toByteArray();
    }

    /**
     * The length of a message that states its own length (RFC 6787 §5.1).
     *
     * @param others octets of the message without the digits of the length
     */
    static int length(int others) {
        int digits = 1;
        while (String.valueOf(others + digits).length() > digits) {
            digits++;
        }
        return others + digits;
    }
}
