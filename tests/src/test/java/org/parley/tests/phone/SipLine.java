package org.parley.tests.phone;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** How a telephone reaches its server: UDP datagrams or one TCP connection. */
abstract class SipLine implements AutoCloseable {
    private volatile boolean closed;

    abstract String transport();

    abstract InetSocketAddress local();

    /** Sends to somebody else from now on. */
    void serve(InetSocketAddress other) {
        throw new UnsupportedOperationException("a connection has one end");
    }

    abstract void send(String message) throws IOException;

    /** Whether lost messages must be sent again (RFC 3261 §17). */
    boolean unreliable() {
        return transport().equals("UDP");
    }

    abstract String receive() throws IOException;

    abstract void closeSocket() throws IOException;

    /**
     * Hands every message that arrives to {@code receiver}, on a thread of its own. What is not SIP is passed over: a port
     * that was another's before still gets what was meant for that one, sound for instance.
     */
    void listen(Consumer<String> receiver) {
        Thread thread = new Thread(
                () -> {
                    while (!closed) {
                        try {
                            String message = receive();
                            if (message == null) {
                                return;
                            }
                            if (message.contains("SIP/2.0")) {
                                receiver.accept(message);
                            }
                        } catch (SocketException e) {
                            if (!closed && !(e instanceof java.net.PortUnreachableException)) {
                                return;
                            }
                        } catch (IOException e) {
                            throw new IllegalStateException("The telephone cannot receive", e);
                        }
                    }
                },
                "phone-sip");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        closed = true;
        closeSocket();
    }

    static SipLine udp(InetSocketAddress server) throws IOException {
        return new Udp(server);
    }

    static SipLine tcp(InetSocketAddress server) throws IOException {
        return new Tcp(new Socket(server.getAddress(), server.getPort()), "TCP");
    }

    static SipLine tls(InetSocketAddress server) throws IOException {
        return new Tcp(EverybodysFriend.socket(server), "TLS");
    }

    private static final class Udp extends SipLine {
        private final DatagramSocket socket;
        private volatile InetSocketAddress server;
        private final byte[] buffer = new byte[65_535];

        Udp(InetSocketAddress server) throws IOException {
            this.server = server;
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setReceiveBufferSize(1 << 20);
        }

        @Override
        void serve(InetSocketAddress other) {
            server = other;
        }

        @Override
        String transport() {
            return "UDP";
        }

        @Override
        InetSocketAddress local() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        @Override
        void send(String message) throws IOException {
            byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
            socket.send(new DatagramPacket(bytes, bytes.length, server));
        }

        @Override
        String receive() throws IOException {
            DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
            socket.receive(packet);
            return new String(buffer, 0, packet.getLength(), StandardCharsets.UTF_8);
        }

        @Override
        void closeSocket() {
            socket.close();
        }
    }

    private static final class Tcp extends SipLine {
        private final Socket socket;
        private final String transport;
        private final InputStream in;

        Tcp(Socket socket, String transport) throws IOException {
            this.socket = socket;
            this.transport = transport;
            socket.setTcpNoDelay(true);
            in = new java.io.BufferedInputStream(socket.getInputStream());
        }

        @Override
        String transport() {
            return transport;
        }

        @Override
        InetSocketAddress local() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        @Override
        synchronized void send(String message) throws IOException {
            socket.getOutputStream().write(message.getBytes(StandardCharsets.UTF_8));
        }

        /** A header up to the empty line, then as many bytes as Content-Length says (RFC 3261 §18.3). */
        @Override
        String receive() throws IOException {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            String text = "";
            while (!text.endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return null;
                }
                head.write(next);
                if (next == '\n') {
                    text = head.toString(StandardCharsets.UTF_8);
                    if (text.isBlank()) {
                        head.reset();
                    }
                }
            }
            int length = Integer.parseInt(
                    SipMessage.parse(text).find("Content-Length").orElse("0"));
            return text + new String(in.readNBytes(length), StandardCharsets.UTF_8);
        }

        @Override
        void closeSocket() throws IOException {
            socket.close();
        }
    }
}
