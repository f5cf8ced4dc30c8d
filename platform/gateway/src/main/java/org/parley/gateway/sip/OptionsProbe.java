package org.parley.gateway.sip;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;

/**
 * Asks a user agent over UDP whether it answers (OPTIONS, RFC 3261 §11). Asked of ourselves at the start, it proves that
 * we can be reached, and the stack's classes are loaded before the first caller needs them.
 */
public record OptionsProbe(InetSocketAddress target, Duration patience) {
    private static final int LARGEST_ANSWER = 4096;

    /**
     * Sends OPTIONS once and waits for the answer.
     *
     * @return its status line
     * @throws IOException nothing came in time, or the address cannot be reached
     */
    public String ask() throws IOException {
        boolean anywhere = target.getAddress().isAnyLocalAddress();
        InetAddress host = anywhere ? InetAddress.getLoopbackAddress() : target.getAddress();
        try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(host, 0))) {
            socket.connect(host, target.getPort());
            socket.setSoTimeout((int) patience.toMillis());
            byte[] request = options(text(host, target.getPort()), text(host, socket.getLocalPort()))
                    .getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(request, request.length));
            DatagramPacket answer = new DatagramPacket(new byte[LARGEST_ANSWER], LARGEST_ANSWER);
            socket.receive(answer);
            return new String(answer.getData(), 0, answer.getLength(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }

    private static String text(InetAddress host, int port) {
        String address = host.getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    private static String options(String to, String from) {
        String token = UUID.randomUUID().toString();
        return String.join(
                "\r\n",
                "OPTIONS sip:" + to + " SIP/2.0",
                "Via: SIP/2.0/UDP " + from + ";rport;branch=z9hG4bK" + token,
                "Max-Forwards: 1",
                "From: <sip:probe@" + from + ">;tag=" + token,
                "To: <sip:" + to + ">",
                "Call-ID: " + token,
                "CSeq: 1 OPTIONS",
                "Accept: application/sdp",
                "Content-Length: 0",
                "",
                "");
    }
}
