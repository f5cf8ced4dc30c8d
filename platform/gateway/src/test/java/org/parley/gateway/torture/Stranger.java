package org.parley.gateway.torture;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends bytes from an address of its own, where answers without {@code rport} come back to the usual port of SIP. */
final class Stranger implements AutoCloseable {
    private static final Pattern STATUS = Pattern.compile("^SIP/2\\.0 ([2-6]\\d\\d) ");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final InetSocketAddress server;
    private final DatagramSocket udp;
    private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();
    private int fences;
    private String last = "";
    private int port = 10_000;

    private Stranger(InetSocketAddress server, DatagramSocket udp) {
        this.server = server;
        this.udp = udp;
        background(this::readUdp);
    }

    /** @throws IOException this machine has not all of 127.0.0.0/8 */
    static Stranger of(InetSocketAddress server) throws IOException {
        Random random = new Random();
        byte[] address = {127, (byte) (1 + random.nextInt(250)), (byte) random.nextInt(250), (byte) random.nextInt(250)
        };
        address[3] |= 1;
        return new Stranger(server, new DatagramSocket(new InetSocketAddress(InetAddress.getByAddress(address), 5060)));
    }

    private static void background(Runnable work) {
        Thread thread = new Thread(work, "stranger");
        thread.setDaemon(true);
        thread.start();
    }

    private void readUdp() {
        byte[] buffer = new byte[65_535];
        while (true) {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            try {
                udp.receive(packet);
                String text = new String(buffer, 0, packet.getLength(), StandardCharsets.ISO_8859_1);
                if (text.startsWith("SIP/")) {
                    answers.add(text);
                } else {
                    leave(text);
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Calls that were taken are ended by the server, which misses our ACK: they are let go. */
    private void leave(String request) throws IOException {
        if (request.startsWith("BYE ")) {
            byte[] ok = ok(request).getBytes(StandardCharsets.ISO_8859_1);
            udp.send(new DatagramPacket(ok, ok.length, server));
        }
    }

    private static String ok(String request) {
        StringBuilder answer = new StringBuilder("SIP/2.0 200 OK\r\n");
        request.lines()
                .filter(line -> line.matches("(?i)(via|from|to|call-id|cseq):.*"))
                .forEach(line -> answer.append(line).append("\r\n"));
        return answer.append("Content-Length: 0\r\n\r\n").toString();
    }

    /** The final status that a message gets, or {@code none}. */
    String answer(TortureMessage message, String transport) throws IOException {
        return transport.equals("udp") ? byUdp(message) : byTcp(message);
    }

    private String byUdp(TortureMessage message) throws IOException {
        byte[] bytes = message.bytes();
        udp.send(new DatagramPacket(bytes, bytes.length, server));
        boolean silence = message.udp().contains("none");
        String fence = silence ? fence("UDP") : "";
        if (silence) {
            byte[] asked = fence.getBytes(StandardCharsets.ISO_8859_1);
            udp.send(new DatagramPacket(asked, asked.length, server));
        }
        return status(message, fence);
    }

    private String byTcp(TortureMessage message) throws IOException {
        try (Socket socket = connect()) {
            socket.setTcpNoDelay(true);
            background(() -> readTcp(socket));
            socket.getOutputStream().write(message.bytes());
            if (!message.tcp().contains("none")) {
                return status(message, "");
            }
            // what the server says to nothing it says at once: another connection tells when it had the time
            try (Socket other = connect()) {
                background(() -> readTcp(other));
                String fence = fence("TCP");
                other.getOutputStream().write(fence.getBytes(StandardCharsets.ISO_8859_1));
                return status(message, fence);
            }
        }
    }

    /** Sends a message by a connection of its own. @return what the server says until it ends the connection */
    String untilClosed(TortureMessage message) throws IOException {
        try (Socket socket = connect()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.getOutputStream().write(message.bytes());
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** What comes back for a message by UDP, whole. */
    String wholeAnswer(TortureMessage message) throws IOException {
        byUdp(message);
        return last;
    }

    /** No port is used twice: the stack knows connections by it and may still be busy with an earlier one. */
    private Socket connect() throws IOException {
        return new Socket(server.getAddress(), server.getPort(), udp.getLocalAddress(), ++port);
    }

    private void readTcp(Socket socket) {
        byte[] buffer = new byte[65_535];
        try {
            InputStream in = socket.getInputStream();
            StringBuilder text = new StringBuilder();
            for (int count = in.read(buffer); count > 0; count = in.read(buffer)) {
                text.append(new String(buffer, 0, count, StandardCharsets.ISO_8859_1));
                for (int end = text.indexOf("\r\n\r\n"); end >= 0; end = text.indexOf("\r\n\r\n")) {
                    answers.add(text.substring(Math.max(0, text.indexOf("SIP/2.0")), end + 4));
                    text.delete(0, end + 4);
                }
            }
        } catch (IOException closed) {
            return;
        }
    }

    private String fence(String transport) {
        String name = "fence" + ++fences + "-" + System.nanoTime();
        return "OPTIONS sip:127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/" + transport + " "
                + udp.getLocalAddress().getHostAddress() + ":5060;branch=z9hG4bK" + name
                + "\r\nFrom: <sip:f@127.0.0.1>;tag=f\r\nTo: <sip:f@127.0.0.1>\r\nCall-ID: " + name
                + "\r\nCSeq: 1 OPTIONS\r\nMax-Forwards: 70\r\nContent-Length: 0\r\n\r\n";
    }

    /** @param fence a request whose answer shows that the message gets none; empty to wait for one */
    private String status(TortureMessage message, String fence) throws IOException {
        Matcher name = Pattern.compile("Call-ID: (\\S+)").matcher(fence);
        String waited = name.find() ? name.group(1) : "";
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (true) {
                String answer = answers.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
                if (answer == null) {
                    return "none";
                }
                Matcher status = STATUS.matcher(answer);
                if (!status.find()) {
                    continue;
                }
                if (message.isAnswered(answer)) {
                    last = answer;
                    return status.group(1);
                }
                if (!waited.isEmpty() && answer.contains(waited)) {
                    return "none";
                }
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        udp.close();
    }
}
